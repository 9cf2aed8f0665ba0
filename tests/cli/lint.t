# All findings at once, each at its place in the Markdown file.

$ mkdir -p mine/area/manifests mine/vendors mine/profiles && echo '{}' >mine/features.yaml && cat >mine/area/case.md <<'EOF'
> ---
> id: case
> title: A case
> item: A
> area: area
> level: 1
> requirement: MUST
> needs: [warp-drive]
> timeout: 1m
> colour: blue
> ---
>
> # A case
>
> ```yaml observe
> - until: {kind: Pod, selctor: a=b, expect: 'all(.[]; .a == )', within: 5s, as: pods}
> - untill: {kind: Pod}
> ```
>
> ```yaml judge
> - id: one
>   that: 'true'
>   because: It matters.
> - id: two
>   oracle: crystal-ball
>   because: It matters.
> ```
>
> ```yaml mutants
> - id: m
>   evidence: '.a = 1'
>   fails: three
> ```
> EOF

$ seaworthy lint mine
  mine/area/case.md:8:9: unknown feature `warp-drive`
    8 | needs: [warp-drive]
      |         ^
  ¶
  mine/area/case.md:10:1: unknown field `colour` in the front matter; known: `id`, `title`, `item`, `area`, `level`, `requirement`, `cncf`, `needs`, `absent`, `proof`, `matrix`, `locks`, `disruptive`, `timeout`, `podSecurity`, `podSecurityReason`
    10 | colour: blue
       | ^
  ¶
  mine/area/case.md:16:3: no mutant names judgement `pods`: nothing shows that it can fail
    16 | - until: {kind: Pod, selctor: a=b, expect: 'all(.[]; .a == )', within: 5s, as: pods}
       |   ^
  ¶
  mine/area/case.md:16:22: unknown field `selctor` in step `until`; did you mean `selector`?
    16 | - until: {kind: Pod, selctor: a=b, expect: 'all(.[]; .a == )', within: 5s, as: pods}
       |                      ^
  ¶
  mine/area/case.md:16:44: jq: syntax error, unexpected ')'
    16 | - until: {kind: Pod, selctor: a=b, expect: 'all(.[]; .a == )', within: 5s, as: pods}
       |                                            ^
  ¶
  mine/area/case.md:17:3: unknown step `untill`; did you mean `until`?
    17 | - untill: {kind: Pod}
       |   ^
  ¶
  mine/area/case.md:21:3: no mutant names judgement `one`: nothing shows that it can fail
    21 | - id: one
       |   ^
  ¶
  mine/area/case.md:24:3: no mutant names judgement `two`: nothing shows that it can fail
    24 | - id: two
       |   ^
  ¶
  mine/area/case.md:25:11: unknown oracle `crystal-ball`; known: `accelerator-attributes`, `accelerator-truth`, `exposition`
    25 |   oracle: crystal-ball
       |           ^
  ¶
  mine/area/case.md:31:13: unknown evidence name `a`; known: `bindings`, `features`, `matrix`, `vendor`, `pods`
    31 |   evidence: '.a = 1'
       |             ^
  ¶
  mine/area/case.md:32:10: unknown judgement `three` in mutant `m`; known: `one`, `two`, `pods`, `dropped`
    32 |   fails: three
       |          ^
  ¶
  mine: 1 case, 11 findings
[2]

$ seaworthy list --suite mine
! mine/area/case.md:8:9: unknown feature `warp-drive`
! mine/area/case.md:10:1: unknown field `colour` in the front matter; known: `id`, `title`, `item`, `area`, `level`, `requirement`, `cncf`, `needs`, `absent`, `proof`, `matrix`, `locks`, `disruptive`, `timeout`, `podSecurity`, `podSecurityReason`
! mine/area/case.md:16:3: no mutant names judgement `pods`: nothing shows that it can fail
! mine/area/case.md:16:22: unknown field `selctor` in step `until`; did you mean `selector`?
! mine/area/case.md:16:44: jq: syntax error, unexpected ')'
! mine/area/case.md:17:3: unknown step `untill`; did you mean `until`?
! mine/area/case.md:21:3: no mutant names judgement `one`: nothing shows that it can fail
! mine/area/case.md:24:3: no mutant names judgement `two`: nothing shows that it can fail
! mine/area/case.md:25:11: unknown oracle `crystal-ball`; known: `accelerator-attributes`, `accelerator-truth`, `exposition`
! mine/area/case.md:31:13: unknown evidence name `a`; known: `bindings`, `features`, `matrix`, `vendor`, `pods`
! mine/area/case.md:32:10: unknown judgement `three` in mutant `m`; known: `one`, `two`, `pods`, `dropped`
! mine: 11 errors; `seaworthy lint` shows them with their lines
[2]

$ printf -- '---\nid: case\nid: again\ntitle: [A]\nlevel: one\n---\n' >mine/area/case.md; seaworthy lint mine
  mine/area/case.md:2:1: field `item` is missing in the front matter
    2 | id: case
      | ^
  ¶
  mine/area/case.md:2:1: field `area` is missing in the front matter
    2 | id: case
      | ^
  ¶
  mine/area/case.md:2:1: field `requirement` is missing in the front matter
    2 | id: case
      | ^
  ¶
  mine/area/case.md:2:5: the case has no judgement; it needs a `judge` block
    2 | id: case
      |     ^
  ¶
  mine/area/case.md:3:1: duplicate key `id`; it stands on line 2 already
    3 | id: again
      | ^
  ¶
  mine/area/case.md:4:8: `title` in the front matter must be a string, not a list
    4 | title: [A]
      |        ^
  ¶
  mine/area/case.md:5:8: `level` in the front matter must be an integer from 0 to 2, not `one`
    5 | level: one
      |        ^
  ¶
  mine: 1 case, 7 findings
[2]

$ printf -- '---\nid: case\n\ttitle: tabs\n---\n' >mine/area/case.md; seaworthy lint mine
  mine/area/case.md:3:1: a tab in the indentation; YAML wants spaces
    3 | 	title: tabs
      | ^
  ¶
  mine: 1 case, 1 finding
[2]

$ seaworthy lint nowhere
! no such folder: nowhere
[2]
