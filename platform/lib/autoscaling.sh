# shellcheck shell=bash
# What scales: nodes by Karpenter, whose nodes are simulated by kwok, and pods by metrics of their own, which Prometheus scrapes and its
# adapter serves as the API custom.metrics.k8s.io.

PROMETHEUS_IMAGE=seaworthy.dev/platform/prometheus:$(pinned prometheus github.com/prometheus/prometheus)
PROMETHEUS_ADAPTER_IMAGE=seaworthy.dev/platform/prometheus-adapter:$(pinned prometheus-adapter sigs.k8s.io/prometheus-adapter)

# level_autoscaling [LEVEL]: the programs that the cases up to this level need; all of them where none is named.
level_autoscaling() {
  if ((${1:-2} >= 1)); then printf '%s\n' karpenter prometheus prometheus-adapter; fi
}

# level_autoscaling_images [LEVEL]: name, program and user of each image among them; one a line.
level_autoscaling_images() {
  if ((${1:-2} >= 1)); then
    printf '%s\n' "$PROMETHEUS_IMAGE $(module_bin prometheus)/prometheus 65532" \
      "$PROMETHEUS_ADAPTER_IMAGE $(module_bin prometheus-adapter)/prometheus-adapter 65532"
  fi
}

# karpenter_definitions: its own kinds and those of its provider, out of the pinned module.
karpenter_definitions() {
  local source file
  source=$(module_source operators sigs.k8s.io/karpenter)
  for file in "$source"/pkg/apis/crds/*.yaml "$source"/kwok/apis/crds/*.yaml; do
    printf -- '---\n'
    cat "$file"
  done
}

# start_karpenter FLAG…: with the provider whose machines are kwok's nodes.
start_karpenter() {
  daemon_start control karpenter env KUBECONFIG="$CONF/karpenter.conf" SYSTEM_NAMESPACE=kube-system "$BIN/karpenter" \
    --disable-leader-election=true --metrics-port=8090 --health-probe-port=8091 \
    --instance-types-file-path="$PLATFORM/config/instance-types.json" "$@"
}

await_karpenter() { await 60 "Karpenter" in_platform curl -sf http://127.0.0.1:8091/readyz; }

start_node_autoscaling() {
  start_kwok
  client_config karpenter karpenter system:masters
  karpenter_definitions | platform_kubectl apply --server-side --force-conflicts -f - >/dev/null
  platform_kubectl wait --for=condition=Established --timeout=30s crd/nodepools.karpenter.sh crd/nodeclaims.karpenter.sh \
    crd/kwoknodeclasses.karpenter.kwok.sh >/dev/null
  apply_manifest karpenter
  start_karpenter
}

start_custom_metrics() {
  local name program user
  while read -r name program user; do import_program "$name" "$program" "$user"; done < <(level_autoscaling_images)
  apply_manifest custom-metrics
}

await_custom_metrics() {
  platform_kubectl -n monitoring rollout status --timeout=120s deployment/prometheus >/dev/null
  platform_kubectl -n monitoring rollout status --timeout=120s deployment/prometheus-adapter >/dev/null
  platform_kubectl wait --for=condition=Available --timeout=60s apiservice/v1beta2.custom.metrics.k8s.io >/dev/null
}

start_autoscaling() {
  start_node_autoscaling
  start_custom_metrics
}

await_autoscaling() {
  await_karpenter
  await_custom_metrics
}
