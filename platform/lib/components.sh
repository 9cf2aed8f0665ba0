# shellcheck shell=bash
# The upstream programs of the platform: where each comes from and how it is built. Versions and checksums are pinned by
# go/<module>/go.{mod,sum}; most modules are one workspace (go/go.work), so that what several depend on is of one version and
# compiled once.

# One program a line: name, Go module below go/, package. Modules are built in this order: a small one first; then those that
# share little with Kubernetes beside it, and the others when it has compiled what they share.
COMPONENTS='
tool-gateway             tool-gateway seaworthy.dev/platform/tool-gateway
kube-apiserver           kubernetes k8s.io/kubernetes/cmd/kube-apiserver
kube-controller-manager  kubernetes k8s.io/kubernetes/cmd/kube-controller-manager
kube-scheduler           kubernetes k8s.io/kubernetes/cmd/kube-scheduler
kubelet                  kubernetes k8s.io/kubernetes/cmd/kubelet
kube-proxy               kubernetes k8s.io/kubernetes/cmd/kube-proxy
kubeadm                  kubernetes k8s.io/kubernetes/cmd/kubeadm
kubectl                  kubernetes k8s.io/kubernetes/cmd/kubectl
runc                     runc       github.com/opencontainers/runc
runsc                    gvisor     gvisor.dev/gvisor/runsc
containerd-shim-runsc-v1 gvisor     gvisor.dev/gvisor/shim
weaviate                 weaviate   github.com/weaviate/weaviate/cmd/weaviate-server
containerd               node       github.com/containerd/containerd/v2/cmd/containerd
containerd-shim-runc-v2  node       github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2
ctr                      node       github.com/containerd/containerd/v2/cmd/ctr
ptp                      node       github.com/containernetworking/plugins/plugins/main/ptp
loopback                 node       github.com/containernetworking/plugins/plugins/main/loopback
host-local               node       github.com/containernetworking/plugins/plugins/ipam/host-local
portmap                  node       github.com/containernetworking/plugins/plugins/meta/portmap
etcd                     addons     go.etcd.io/etcd/server/v3
coredns                  addons     ./coredns
kwok                     addons     sigs.k8s.io/kwok/cmd/kwok
envoy-gateway            envoy-gateway github.com/envoyproxy/gateway/cmd/envoy-gateway
jobset                   operators  sigs.k8s.io/jobset
kueue                    operators  sigs.k8s.io/kueue/cmd/kueue
karpenter                operators  sigs.k8s.io/karpenter/kwok
prometheus               prometheus github.com/prometheus/prometheus/cmd/prometheus
prometheus-adapter       prometheus-adapter sigs.k8s.io/prometheus-adapter/cmd/adapter
'

# component_names: all of them; a module's alone where one is named.
component_names() {
  awk -v module="${1:-}" 'NF && (module == "" || $2 == module) {print $1}' <<<"$COMPONENTS"
}

# component_modules: the Go modules below go/ that they are built from, in the order of the table.
component_modules() {
  awk 'NF && !seen[$2]++ {print $2}' <<<"$COMPONENTS"
}

# component_field NAME NUMBER: a column of the table; fails for a name that is not in it.
component_field() {
  awk -v name="$1" -v field="$2" '$1 == name {print $field; found = 1} END {exit !found}' <<<"$COMPONENTS" ||
    fail "unknown component \`$1\`; known are: $(component_names | xargs)"
}

# pinned MODULE-FOLDER GO-MODULE: the version that its go.mod pins.
pinned() {
  awk -v module="$2" '{sub(/^require /, "")} $1 == module && $2 ~ /^v/ {print $2; exit}' "$PLATFORM/go/$1/go.mod"
}

# build_flags MODULE: the arguments of `go build` for a module's programs, one a line.
build_flags() {
  local version
  printf '%s\n' -mod=readonly -trimpath -gcflags=all=-dwarf=false
  case $1 in
    kubernetes)
      version=$(pinned kubernetes k8s.io/kubernetes)
      printf '%s\n' -ldflags "-s -w $(kubernetes_version_flags "$version")"
      ;;
    node)
      version=$(pinned node github.com/containerd/containerd/v2)
      printf '%s\n' -ldflags "-s -w -X github.com/containerd/containerd/v2/version.Version=$version"
      ;;
    # Of the ways to find targets, the clouds' own are left out: they are most of the program.
    prometheus) printf '%s\n' -tags remove_all_sd,enable_kubernetes_sd -ldflags '-s -w' ;;
    runc) printf '%s\n' -tags seccomp -ldflags '-s -w' ;;
    *) printf '%s\n' -ldflags '-s -w' ;;
  esac
}

# What upstream's build stamps into its programs: kubeadm and the version skew checks read it.
kubernetes_version_flags() {
  local package parts
  IFS=. read -ra parts <<<"${1#v}"
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    printf -- '-X %s.gitVersion=%s -X %s.gitMajor=%s -X %s.gitMinor=%s -X %s.gitTreeState=clean ' \
      $package "$1" $package "${parts[0]}" $package "${parts[1]}" $package
  done
}

# module_uses_cgo MODULE: 1 where the programs need a C library.
module_uses_cgo() {
  if [[ $1 == runc ]]; then printf 1; else printf 0; fi
}
