# No cluster, or none that can be meant.

$ seaworthy plan --kubeconfig nowhere
! cannot read nowhere: No such file or directory
[2]

$ seaworthy run --kubeconfig nowhere
! cannot read nowhere: No such file or directory
[2]

$ seaworthy plan
! no kubeconfig: give --kubeconfig or set KUBECONFIG (~/.kube/config does not exist, and this is not a pod)
[2]

$ printf 'apiVersion: v1\nkind: Config\nclusters: [\n' >broken; seaworthy plan --kubeconfig broken
! ~/broken:4:1: YAML: end of sequence flow not found
[2]

$ printf 'apiVersion: v1\nkind: Pod\n' >pod; seaworthy plan --kubeconfig pod
! pod: no current-context is set: name one with --context; there is none
[2]

$ cat >config <<'EOF'
> apiVersion: v1
> kind: Config
> current-context: down
> contexts:
> - {name: down, context: {cluster: down, user: me}}
> - {name: orphan, context: {cluster: gone, user: me}}
> clusters:
> - {name: down, cluster: {server: "https://127.0.0.1:1"}}
> users:
> - {name: me, user: {token: secret}}
> EOF

$ seaworthy plan --kubeconfig config --context dwon
! config: no context "dwon"; did you mean "down"?
[2]

$ seaworthy plan --kubeconfig config --context orphan
! config: no cluster "gone"; there are: down
[2]

# Nobody listens there: not the user's mistake, so another exit code.
$ seaworthy plan --kubeconfig config
! cannot reach 127.0.0.1:1: connection refused; is the server up?
[3]

$ seaworthy sweep --dry-run --kubeconfig config
! cannot reach 127.0.0.1:1: connection refused; is the server up?
[3]
