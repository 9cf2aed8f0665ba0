# What is wrong with the command line is said before anything else is looked at.

$ seaworthy frobnicate
! no command `frobnicate`; there are run, falsify, sweep, list, explain, plan, lint, rbac, images, verify, report, up, status, down, version, completion
[2]

$ seaworthy
! A subcommand is required; see `seaworthy --help`
[2]

$ seaworthy list --colour
! The following argument was not expected: --colour; see `seaworthy --help`
[2]

$ seaworthy list --level 3
! --level: Value 3 not in range 0 to 2; see `seaworthy --help`
[2]

$ seaworthy run --timeout soon
! --timeout soon: expected a duration such as 45m
[2]

$ seaworthy run --parallel 0
! --parallel: Value 0 not in range 1 to 64; see `seaworthy --help`
[2]

$ seaworthy falsify --kind cosmic-ray
! --kind cosmic-ray: there are platform, workload and evidence
[2]

$ seaworthy completion tcsh
! completion tcsh: there are bash, zsh and fish
[2]

$ seaworthy images burn
! images burn: there are `list` and `export`
[2]

$ seaworthy images export
! images export: name the archive by --output FILE
[2]

$ seaworthy report somewhere
! --output is required; see `seaworthy --help`
[2]

$ seaworthy verfy results
! no command `verfy`; did you mean `verify`?
[2]
