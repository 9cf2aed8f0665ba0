# shellcheck shell=bash
# JobSet and Kueue: controllers that run as pods of the platform's nodes. What is put into the cluster is what upstream lays out
# inside its Go modules, with the platform's own settings (operators/NAME) on top.

# level_operators [LEVEL]: those that the cases up to this level need; all of them where none is named.
level_operators() {
  printf 'jobset\n'
  if ((${1:-2} >= 1)); then printf 'kueue\n'; fi
}

# operator_go_module NAME: where upstream's sources come from.
operator_go_module() { printf 'sigs.k8s.io/%s' "$1"; }

operator_image() { printf 'seaworthy.dev/platform/%s:%s' "$1" "$(pinned operators "$(operator_go_module "$1")")"; }

# operator_manifest NAME: where the cache keeps the finished manifest.
operator_manifest() {
  local digest
  digest=$({
    module_digest operators
    cat "$PLATFORM/operators/$1"/*
  } | sha256sum | cut -c1-16)
  printf '%s/operators-%s/%s.yaml' "$CACHE" "$digest" "$1"
}

# render_operator NAME: upstream's kustomization and ours, side by side in a folder of their own. Nothing happens where the cache has it.
render_operator() {
  local manifest source work
  manifest=$(operator_manifest "$1")
  if [[ -e $manifest ]]; then return; fi
  source=$(module_source operators "$(operator_go_module "$1")")
  work=${manifest%/*}.partial
  rm -rf "$work"
  mkdir -p "$work" "${manifest%/*}"
  cp -r --no-preserve=mode "$source/config" "$work/config"
  cp -r "$PLATFORM/operators/$1" "$work/platform"
  "$BIN/kubectl" kustomize "$work/platform" -o "$work/manifest" 2>"$work/log" || fail "$1: kustomize: $(tail -n 3 "$work/log")"
  sed "s|\${${1^^}_IMAGE}|$(operator_image "$1")|" "$work/manifest" >"$manifest.partial"
  mv "$manifest.partial" "$manifest"
  rm -rf "$work"
}

# operator_applied NAME: the file that says which manifest is in the cluster, unchanged.
operator_applied() { printf '%s/run/%s.applied' "$STATE" "$1"; }

# start_operator NAME: nothing happens where it is in the cluster as it should be.
start_operator() {
  local manifest applied
  manifest=$(operator_manifest "$1")
  applied=$(operator_applied "$1")
  if [[ -e $applied && $(<"$applied") == "$manifest" ]]; then return; fi
  import_program "$(operator_image "$1")" "$(module_bin operators)/$1" 65532
  render_operator "$1"
  platform_kubectl apply --server-side --force-conflicts -f "$manifest" >/dev/null
  printf '%s\n' "$manifest" >"$applied"
}

# await_operator NAME: until its pod is ready and its webhooks answer: all of them fail closed, so that an object which passes has
# been seen by them.
await_operator() {
  platform_kubectl -n "$1-system" rollout status --timeout=120s "deployment/$1-controller-manager" >/dev/null
  await 60 "$1's webhooks" "$1_webhooks_answer"
}

# operator_changes NAME: said by a mutant before it changes anything of it, so that the next `up` puts it back.
operator_changes() { rm -f "$(operator_applied "$1")"; }

# change_operator NAME PATCH: a JSON patch to its Deployment; returns when it runs that way.
change_operator() {
  operator_changes "$1"
  platform_kubectl -n "$1-system" patch deployment "$1-controller-manager" --type=json -p "$2" >/dev/null
  await_operator "$1"
}

# restore_operator NAME
restore_operator() {
  operator_changes "$1"
  start_operator "$1"
  await_operator "$1"
}

# suspended_jobset: the manifest of one that starts nothing.
suspended_jobset() {
  cat <<'YAML'
apiVersion: jobset.x-k8s.io/v1alpha2
kind: JobSet
metadata: {name: follows}
spec:
  suspend: true
  replicatedJobs:
    - name: job
      template: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: none, image: none}]}}}}
YAML
}

jobset_webhooks_answer() { suspended_jobset | platform_kubectl create --dry-run=server -f -; }

# jobset_accepts_nonsense: whether a JobSet is stored whose success depends on a job that it does not have. Its schema allows that;
# the validating webhook refuses it.
jobset_accepts_nonsense() {
  platform_kubectl create --dry-run=server -f - <<'YAML'
apiVersion: jobset.x-k8s.io/v1alpha2
kind: JobSet
metadata: {name: nonsense, namespace: default}
spec:
  successPolicy: {operator: All, targetReplicatedJobs: [missing]}
  replicatedJobs:
    - name: job
      template: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: none, image: none}]}}}}
YAML
}

kueue_webhooks_answer() {
  platform_kubectl create --dry-run=server -f - <<'YAML'
apiVersion: kueue.x-k8s.io/v1beta2
kind: ClusterQueue
metadata: {name: webhooks-answer}
spec: {namespaceSelector: {}}
YAML
}
