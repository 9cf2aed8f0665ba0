# shellcheck shell=bash
# The mutants whose programs are made ahead of time, so that breaking the platform takes a second.

# build_mutants [LEVEL]: level 0 needs none of them.
build_mutants() {
  if ((${1:-2} == 0)); then return; fi
  start_job build_variant scheduler-ignores-constraints kube-scheduler k8s.io/dynamic-resource-allocation
  start_job build_variant scheduler-late-member kube-scheduler k8s.io/kubernetes
  start_job build_variant scheduler-holds-in-part kube-scheduler k8s.io/kubernetes
  start_job build_variant scheduler-binds-and-takes-back kube-scheduler k8s.io/kubernetes
  start_job build_variant jobset-ignores-failure-policy jobset sigs.k8s.io/jobset
  await_jobs
}
