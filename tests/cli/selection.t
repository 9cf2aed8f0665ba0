# Nothing selected is never a success, and a near miss is named.

$ seaworthy list --area drra
! --area drra: no such area; did you mean `dra`?
[2]

$ seaworthy list --area nautical
! --area nautical: no such area; there are basic, dra, jobset
[2]

$ seaworthy list --select dra-exclusiv
! --select dra-exclusiv: no case matches; did you mean `dra-exclusive`?
[2]

$ seaworthy list --select 'zzz*'
! --select zzz*: no case matches; `seaworthy list` shows them all
[2]

$ seaworthy list --select 'dra-truth,zzz*'
! --select zzz*: no case matches; `seaworthy list` shows them all
[2]

$ seaworthy list --select 'dra-tr*,dra-exclusive' | cut -d' ' -f1-9
  dra        dra-exclusive
  dra        dra-truth

$ seaworthy rbac --area dra --level 0
! no case is selected by these filters; `seaworthy list` shows what there is
[2]

# Said before the wait for a cluster, and all that is said where nothing is to be run.

$ seaworthy run --dry-run --area drra
! --area drra: no such area; did you mean `dra`?
[2]

$ seaworthy run --dry-run --area dra --kubeconfig nowhere

$ seaworthy run --profile maritime
! no profile `maritime`; there are: agentic
[2]
