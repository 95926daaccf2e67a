{{- define "wildcatch.name" -}}
{{- $name := ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) (contains .Chart.Name .Release.Name) }}
{{- $name | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "wildcatch.selector" -}}
app.kubernetes.io/name: wildcatch
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "wildcatch.labels" -}}
{{ include "wildcatch.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- /* Changes when the settings do, so that pods are replaced then. */}}
{{- define "wildcatch.annotations" -}}
checksum/config: {{ include (print .Template.BasePath "/config.yaml") . | sha256sum }}
{{- end }}

{{- define "wildcatch.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false # its variables would look like settings
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "wildcatch.container" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "wildcatch.probes" -}}
startupProbe:
  httpGet: {path: /healthz, port: health}
  periodSeconds: 3
  failureThreshold: 40
livenessProbe:
  httpGet: {path: /healthz, port: health}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /readyz, port: health}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end }}

{{- define "wildcatch.env" -}}
- name: WILDCATCH_HEALTH
  value: 0.0.0.0:8080
- name: WILDCATCH_TOKEN
  valueFrom:
    secretKeyRef:
      name: {{ .Values.token.existingSecret }}
      key: {{ .Values.token.key }}
{{- if .Values.kafka.existingSecret }}
- name: WILDCATCH_CONFIG
  value: /etc/wildcatch/secret/client.properties
{{- end }}
{{- end }}

{{- define "wildcatch.mounts" -}}
- {name: tmp, mountPath: /tmp}
- {name: config, mountPath: /etc/wildcatch/config, readOnly: true}
{{- if .Values.kafka.existingSecret }}
- {name: secret, mountPath: /etc/wildcatch/secret, readOnly: true}
{{- end }}
{{- if .Values.kafka.tlsSecret }}
- {name: tls, mountPath: /etc/wildcatch/tls, readOnly: true}
{{- end }}
{{- end }}

{{- /* Takes the chart's values and the name of the ConfigMap that holds the policy. */}}
{{- define "wildcatch.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
- name: config
  configMap:
    name: {{ .config }}
    items: [{key: policy.yaml, path: policy.yaml}]
{{- if .values.kafka.existingSecret }}
- name: secret
  secret: {secretName: {{ .values.kafka.existingSecret }}}
{{- end }}
{{- if .values.kafka.tlsSecret }}
- name: tls
  secret: {secretName: {{ .values.kafka.tlsSecret }}}
{{- end }}
{{- end }}

{{- /* Settings as variables: security.protocol is WILDCATCH_SECURITY_PROTOCOL. */}}
{{- define "wildcatch.settings" -}}
WILDCATCH_BOOTSTRAP_SERVERS: {{ .Values.kafka.bootstrapServers | quote }}
WILDCATCH_SCHEMA_REGISTRY_URL: {{ .Values.registry.url | quote }}
{{- if .Values.policy }}
WILDCATCH_POLICY_FILE: /etc/wildcatch/config/policy.yaml
{{- end }}
{{- range $name, $value := .Values.settings }}
WILDCATCH_{{ $name | trimPrefix "wildcatch." | replace "." "_" | upper }}: {{ $value | toString | quote }}
{{- end }}
{{- end }}
