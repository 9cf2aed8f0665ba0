# shellcheck shell=bash
# Progress for people: every step is shown with the time it took. Sourced, never run.

# fail MESSAGE…: says what is wrong and ends the command.
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# duration SECONDS: "0.4s", "12.0s", "3m12s".
duration() {
  local tenths=$1
  if ((tenths < 600)); then
    printf '%d.%ds' $((tenths / 10)) $((tenths % 10))
  else
    printf '%dm%02ds' $((tenths / 600)) $((tenths / 10 % 60))
  fi
}

# tenths: a monotonic clock, in tenths of a second since boot.
tenths() {
  local uptime
  read -r uptime _ </proc/uptime
  printf '%s' $((10#${uptime/./} / 10))
}

# step TITLE COMMAND…: runs the command in this shell and prints "TITLE … time". Nested steps print their own lines.
step() {
  local title=$1 started
  shift
  started=$(tenths)
  printf '%s …\n' "$title"
  "$@"
  printf '%s … %s\n' "$title" "$(duration $(($(tenths) - started)))"
}
