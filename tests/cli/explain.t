$ seaworthy explain dra-atributes
! no case `dra-atributes`; did you mean `dra-attributes`?
[2]

$ seaworthy explain step untl
! no step `untl`; did you mean `until`?
[2]

$ seaworthy explain oracle crystal-ball
! no oracle `crystal-ball`; there are accelerator-attributes, accelerator-truth, exposition
[2]

$ seaworthy explain too many words here
! explain too many words here: expected a case id, `step NAME`, `oracle NAME`, `steps` or `oracles`
[2]

$ seaworthy explain step sleep
  `sleep`
  ¶
  Does nothing for a time. Prefer `until` or `window`.
  ¶
  - `for` (duration, required): how long
  ¶
  `sleep: X` is short for `sleep: {for: X}`.

$ seaworthy explain step sleep --markdown
  ### `sleep`
  ¶
  Does nothing for a time. Prefer `until` or `window`.
  ¶
  - `for` (duration, required): how long
  ¶
  `sleep: X` is short for `sleep: {for: X}`.

$ seaworthy explain dra-attributes | head -7
  Every accelerator says what it is
  =================================
  ¶
  A workload asks for an accelerator by what it must be able to do: at least 40 GiB, on the NUMA node
  of its network interface, of the model its kernels were built for. The scheduler can only choose by
  what the driver publishes. A device without its memory size is never chosen by a request that names
  one; a device that publishes NUMA node −1 matches every other device that does, and a pair "on one

# The reference in docs/case-format.md is the one that the program prints.
$ section() { sed -n "/begin $1/,/end $1/p" "$ROOT/docs/case-format.md" | sed '1d;$d'; }
> diff <(section steps) <(seaworthy explain steps --markdown) && diff <(section oracles) <(seaworthy explain oracles --markdown)
