# shellcheck shell=bash
# Commands in the background, two at a time: while one of them links or waits for the network, the other has both processors.

at_work=()  # the process groups of what runs

# start_job COMMAND…: once fewer than two run. It has a process group of its own, which ends with this command should that end first.
start_job() {
  if ((${#at_work[@]} == 2)); then await_job; fi
  set -m
  "$@" &
  set +m
  at_work+=($!)
  trap 'kill -- "${at_work[@]/#/-}" 2>/dev/null || true' EXIT
}

# await_job: the next that ends; fails where that failed.
await_job() {
  local ended status=0 group left=()
  wait -n -p ended "${at_work[@]}" || status=$?
  for group in "${at_work[@]}"; do
    if [[ $group != "$ended" ]]; then left+=("$group"); fi
  done
  at_work=(${left[@]+"${left[@]}"})
  return "$status"
}

# await_jobs: every job; fails at once where one of them does.
await_jobs() {
  while ((${#at_work[@]})); do await_job; done
  trap - EXIT
}
