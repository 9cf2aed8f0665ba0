# shellcheck shell=bash
# The API gateway: Envoy Gateway's controller, the GatewayClass `envoy`, and the definitions that both rest on, out of the pinned modules.

# gateway_definitions: Gateway API's standard channel and Envoy Gateway's own, which its chart wraps into conditions.
gateway_definitions() {
  local api gateway file
  api=$(module_source envoy-gateway sigs.k8s.io/gateway-api)
  gateway=$(module_source envoy-gateway github.com/envoyproxy/gateway)
  for file in "$api"/config/crd/standard/*.yaml "$gateway"/charts/gateway-crds-helm/templates/generated/*.yaml; do
    printf -- '---\n'
    grep -v '^{{' "$file"
  done
}

start_envoy_gateway() {
  gateway_definitions | platform_kubectl apply --server-side --force-conflicts -f - >/dev/null
  platform_kubectl wait --for=condition=Established --timeout=30s crd/gatewayclasses.gateway.networking.k8s.io \
    crd/envoyproxies.gateway.envoyproxy.io >/dev/null
  apply_manifest envoy-gateway
}

await_envoy_gateway() {
  platform_kubectl -n envoy-gateway-system rollout status --timeout=120s deployment/envoy-gateway >/dev/null
  platform_kubectl wait --for=condition=Accepted --timeout=60s gatewayclass/envoy >/dev/null
}
