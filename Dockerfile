# One image for every part: the command says which. It takes what Maven has built:
#   ./mvnw -B -Pimage -pl local -am -DskipTests package && docker build -t wildcatch .
# The base needs Java 17 or newer, bash, and glibc (for RocksDB): Debian, Ubuntu, Red Hat, not Alpine.
ARG BASE=eclipse-temurin:17-jre-noble
FROM ${BASE}

ARG VERSION=development
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Wildcatch" \
      org.opencontainers.image.description="Buying signals in, under-the-radar opportunities out" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

RUN echo 'wildcatch:x:10001:' >> /etc/group \
    && echo 'wildcatch:x:10001:10001::/var/lib/wildcatch:/usr/sbin/nologin' >> /etc/passwd \
    && install -d -o 10001 -g 10001 /var/lib/wildcatch /run/wildcatch

# Libraries change less often than our own code, so that their layer is mostly there already.
COPY local/target/wildcatch/lib /opt/wildcatch/lib
COPY deploy/image/wildcatch deploy/image/wildcatch-ready /usr/local/bin/
# The list of components (SBOM) is made with the profile "image"; without it there is none.
COPY LICENSE local/target/wildcatch-local.jar local/target/bom.json* /opt/wildcatch/

ENV WILDCATCH_DATA=/var/lib/wildcatch \
    WILDCATCH_STATE_DIR=/var/lib/wildcatch/streams \
    WILDCATCH_HEALTH=127.0.0.1:8080

USER 10001:10001
WORKDIR /var/lib/wildcatch
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=180s --retries=5 CMD ["wildcatch-ready"]
ENTRYPOINT ["wildcatch"]
CMD ["--help"]
