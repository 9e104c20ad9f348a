# Sourced: runs one step, says how long it took, counts those that failed.
checks_failed=0

step() {
  local begun=$SECONDS
  printf '\n== %s\n' "$*"
  if ! "$@"; then
    printf '== failed: %s\n' "$*"
    checks_failed=$((checks_failed + 1))
  fi
  printf '== %s s: %s\n' "$((SECONDS - begun))" "$*"
}
