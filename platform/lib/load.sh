# shellcheck shell=bash
# Sources every concept of the platform, in the order in which they use each other.

for part in say paths lock two_at_once components workspace extras wheels stack build variant mutants namespaces network daemon pki control_plane cgroups \
  container_runtime gvisor image_store images node manifests operators envoy_gateway accelsim kwok autoscaling levels state; do
  # shellcheck source=/dev/null
  source "$(dirname "${BASH_SOURCE[0]}")/$part.sh"
done
unset part
# What starts a component other than upstream's is a mutant's to say, and not the caller's environment.
unset RUNTIME SCHEDULER
