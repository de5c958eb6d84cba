# Finds a JDK that is new enough; for the scripts that start a Java program. Sourced, not run.

readonly REQUIRED=25

# The feature version of the Java in a directory, read from its `release` file: starting it would cost 50 ms.
java_feature() {
  local home=$1 line
  [[ -x $home/bin/java && -r $home/release ]] || return 1
  while IFS= read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"([0-9]+) ]]; then
      echo "${BASH_REMATCH[1]}"
      return 0
    fi
  done <"$home/release"
  return 1
}

is_new_enough() {
  local feature
  feature=$(java_feature "$1") && ((feature >= REQUIRED))
}

# The home of the java on the PATH, through the symlinks of Debian's alternatives and SDKMAN.
path_java_home() {
  local java
  java=$(command -v java) || return 1
  dirname "$(dirname "$(readlink -f "$java")")"
}

find_java_home() {
  local home
  for home in "${JAVA_HOME:-}" "$(path_java_home || true)" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* /opt/jdk/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [[ -n $home ]] && is_new_enough "$home"; then
      echo "$home"
      return 0
    fi
  done
  return 1
}
