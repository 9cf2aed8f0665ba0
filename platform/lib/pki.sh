# shellcheck shell=bash
# Certificates and kubeconfigs, made by kubeadm's phases.

write_kubeadm_config() {
  cat >"$CONF/kubeadm.yaml" <<YAML
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint: {advertiseAddress: $API_ADDRESS, bindPort: 6443}
nodeRegistration: {name: control}
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
clusterName: seaworthy
kubernetesVersion: $(pinned kubernetes k8s.io/kubernetes)
certificatesDir: $PKI
controlPlaneEndpoint: $API_ADDRESS:6443
encryptionAlgorithm: ECDSA-P256
networking: {podSubnet: $POD_RANGE, serviceSubnet: $SERVICE_RANGE, dnsDomain: cluster.local}
apiServer: {certSANs: [$(uplink_address "$(platform_slot)"), 127.0.0.1, localhost]}
YAML
}

# client_config NAME USER [GROUP]: a kubeconfig with a client certificate, in the folder of configurations.
client_config() {
  "$BIN/kubeadm" kubeconfig user --config "$CONF/kubeadm.yaml" --client-name "$2" ${3:+--org "$3"} \
    --validity-period 8760h >"$CONF/$1.conf" 2>>"$STATE/log/kubeadm.log"
}

make_pki() {
  local node
  mkdir -p "$PKI" "$CONF"
  write_kubeadm_config
  in_platform "$BIN/kubeadm" init phase certs all --config "$CONF/kubeadm.yaml" >>"$STATE/log/kubeadm.log" 2>&1
  client_config kube-controller-manager system:kube-controller-manager
  client_config kube-scheduler system:kube-scheduler
  client_config kube-proxy system:kube-proxy
  client_config admin kubernetes-admin system:masters
  for node in "${NODES[@]}"; do client_config "$node" "system:node:$node" system:nodes; done
  (umask 077 && sed "s#https://$API_ADDRESS:#https://$(uplink_address "$(platform_slot)"):#" "$CONF/admin.conf" >"$STATE/kubeconfig")
}
