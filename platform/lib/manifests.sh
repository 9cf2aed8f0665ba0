# shellcheck shell=bash
# What the platform puts into the cluster itself.

COREDNS_IMAGE=seaworthy.dev/platform/coredns:$(pinned addons github.com/coredns/coredns)

# apply_manifest NAME: manifests/NAME.yaml with the platform's own names and addresses filled in.
apply_manifest() {
  sed -e "s|\${COREDNS_IMAGE}|$COREDNS_IMAGE|" -e "s|\${DNS_ADDRESS}|$DNS_ADDRESS|" \
    -e "s|\${ENVOY_GATEWAY_IMAGE}|$ENVOY_GATEWAY_IMAGE|" -e "s|\${ENVOY_IMAGE}|$ENVOY_IMAGE|" \
    -e "s|\${PROMETHEUS_IMAGE}|$PROMETHEUS_IMAGE|" -e "s|\${PROMETHEUS_ADAPTER_IMAGE}|$PROMETHEUS_ADAPTER_IMAGE|" "$PLATFORM/manifests/$1.yaml" |
    platform_kubectl apply --server-side --force-conflicts -f - >/dev/null
}

await_dns() { platform_kubectl -n kube-system rollout status --timeout=60s deployment/coredns >/dev/null; }
