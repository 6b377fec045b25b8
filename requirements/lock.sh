#!/bin/sh
# Pins every requirement with hashes, without index addresses.
set -eu
for extra in run test; do
  flags=; [ "$extra" = test ] && flags="--extra test"
  .venv/bin/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-header --strip-extras \
    --no-annotate --allow-unsafe $flags -o "requirements/$extra.txt" pyproject.toml
done
