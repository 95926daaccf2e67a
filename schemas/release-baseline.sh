#!/bin/sh
# Writes the present schemas into released/<version>, which SchemaCompatibilityGateTest compares all later ones with.
# Run it once for each release (or before a first release, as often as you like), and commit what it wrote.
set -eu
[ $# -eq 1 ] || { echo "usage: schemas/release-baseline.sh VERSION   (for example 0.1.0)" >&2; exit 2; }
cd "$(dirname "$0")/.."
classpath=$(mktemp)
trap 'rm -f "$classpath"' EXIT
./mvnw -q -pl schemas compile dependency:build-classpath -Dmdep.outputFile="$classpath" -Dmdep.includeScope=runtime
rm -rf "schemas/released/$1"
java -cp "schemas/target/classes:$(cat "$classpath")" \
    io.wildcatch.schemas.compatibility.ReleaseBaseline "schemas/released/$1"
echo "wrote schemas/released/$1"
