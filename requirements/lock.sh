#!/bin/sh
# Pins every requirement and the build backend with hashes: names, versions, hashes and markers, no index address or folder.
# $1: the pip-compile to use.
set -eu
for extra in run test; do
  flags=; [ "$extra" = test ] && flags="--extra test"
  "$1" -q --all-build-deps --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --strip-extras \
    --no-annotate --allow-unsafe --no-reuse-hashes $flags -o "requirements/$extra.txt" pyproject.toml
  sed -i -e '/^#/d' -e '/^$/d' "requirements/$extra.txt" # pip-compile sets the build backend apart with a remark
done
