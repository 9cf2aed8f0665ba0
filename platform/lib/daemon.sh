# shellcheck shell=bash
# Long-running programs of the platform: started once, found again by a later command, stopped by name.
# A place is `control` or a node's name. Process numbers are those of the platform's PID namespace.

daemon_pid_file() { printf '%s/run/%s.%s.pid' "$STATE" "$1" "$2"; }
daemon_log() { printf '%s/log/%s.%s.log' "$STATE" "$1" "$2"; }

# For bash -c: closes what the caller of `up` had open beside the three streams, a lock or a pipe, that would be held to the end
# of the platform.
# shellcheck disable=SC2016
CLOSE_INHERITED='for fd in /proc/self/fd/*; do fd=${fd##*/}; ((fd < 3)) || eval "exec $fd>&-"; done'

# in_place PLACE COMMAND…
in_place() {
  local place=$1
  shift
  if [[ $place == control ]]; then in_platform "$@"; else in_node "$place" "$@"; fi
}

# daemon_running PLACE NAME
daemon_running() {
  local file
  file=$(daemon_pid_file "$1" "$2")
  [[ -s $file ]] && in_platform kill -0 "$(<"$file")" 2>/dev/null
}

# Garbage is collected when the heap has grown to five times what is used, not to twice: a third less work, for some memory.
#
# daemon_start PLACE NAME COMMAND…: nothing happens where it runs with this command already; one that runs with another command,
# as a mutant leaves it, is started anew.
daemon_start() {
  local place=$1 name=$2 pid_file log
  shift 2
  pid_file=$(daemon_pid_file "$place" "$name")
  if daemon_running "$place" "$name"; then
    if [[ "$*" == "$(<"$pid_file.command")" ]]; then return; fi
    daemon_stop "$place" "$name"
  fi
  printf '%s\n' "$*" >"$pid_file.command"
  log=$(daemon_log "$place" "$name")
  in_place "$place" env -i "PATH=$BIN:/usr/sbin:/usr/bin:/sbin:/bin" HOME=/root GOGC=400 \
    bash -c "$CLOSE_INHERITED"'; log=$1; shift; setsid "$@" </dev/null >>"$log" 2>&1 & echo $! >"$0"' "$pid_file" "$log" "$@"
}

# daemon_stop PLACE NAME: asks it to end, waits, and insists after ten seconds.
daemon_stop() {
  local file pid
  file=$(daemon_pid_file "$1" "$2")
  if daemon_running "$1" "$2"; then
    pid=$(<"$file")
    # It may end by itself meanwhile.
    in_platform kill "$pid" || true
    if ! in_platform timeout 10 tail --sleep-interval=0.05 --pid="$pid" -f /dev/null; then
      in_platform kill -9 "$pid" || true
      in_platform timeout 10 tail --sleep-interval=0.05 --pid="$pid" -f /dev/null || fail "$2: process $pid does not end"
    fi
  fi
  rm -f "$file" "$file.command"
}

# restart_daemon PLACE NAME FLAG…: stops it, starts it by its function start_NAME, and returns when it is ready by await_NAME.
restart_daemon() {
  local place=$1 name=${2//-/_} node=()
  if [[ $place != control ]]; then node=("$place"); fi
  declare -F "start_$name" >/dev/null || fail "unknown program \`$2\`"
  daemon_stop "$place" "$2"
  shift 2
  "start_$name" "${node[@]}" "$@"
  if declare -F "await_$name" >/dev/null; then "await_$name" "${node[@]}"; fi
}

# await SECONDS WHAT COMMAND…: until the command succeeds. For programs that tell nobody that they are ready.
await() {
  local limit=$1 what=$2 deadline
  shift 2
  deadline=$(($(tenths) + limit * 10))
  # In a shell of its own: a command that ends this one would do so in silence.
  until ("$@") &>/dev/null; do
    (($(tenths) < deadline)) || fail "$what: not ready after ${limit}s; see $STATE/log"
    sleep 0.1
  done
}
