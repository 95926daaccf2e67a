// Both JavaScript clients against a running registry, from a folder where they are installed: node registry-clients.mjs URL
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const [url] = process.argv.slice(2);
const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry');
const { SchemaRegistryClient, AvroSerializer, AvroDeserializer, SerdeType } = require('@confluentinc/schemaregistry');

const schema = JSON.stringify({ type: 'record', name: 'Visit', namespace: 'js', fields: [
  { name: 'id', type: 'string' }, { name: 'n', type: 'long' }, { name: 'note', type: ['null', 'string'], default: null }] });
const required = JSON.stringify({ type: 'record', name: 'Visit', namespace: 'js', fields: [
  { name: 'id', type: 'string' }, { name: 'other', type: 'string' }] });
const value = { id: 'v-1', n: 7, note: 'x' };
const topic = 'js-' + Date.now();
const subject = topic + '-value';
const done = [];
const step = async (name, run) => { try { await run(); done.push('ok   ' + name); } catch (e) { done.push('FAIL ' + name + ': ' + (e.stack || e).toString().slice(0, 900)); } };

const kafkajs = new SchemaRegistry({ host: url });
const confluent = SchemaRegistryClient.newClient({ baseURLs: [url] });
let id;
await step('kafkajs register', async () => { ({ id } = await kafkajs.register({ type: SchemaType.AVRO, schema }, { subject: subject })); assert(id > 0); });
await step('kafkajs getLatestSchemaId', async () => assert.equal(await kafkajs.getLatestSchemaId(subject), id));
await step('kafkajs getRegistryId', async () => assert.equal(await kafkajs.getRegistryId(subject, 1), id));
await step('kafkajs getRegistryIdBySchema', async () => assert.equal(await kafkajs.getRegistryIdBySchema(subject, { type: SchemaType.AVRO, schema }), id));
await step('kafkajs incompatible is refused', async () => assert.rejects(kafkajs.register({ type: SchemaType.AVRO, schema: required }, { subject: subject })));
await step('confluent register is the same id', async () => assert.equal(await confluent.register(subject, { schemaType: 'AVRO', schema }), id));
await step('confluent getBySubjectAndId', async () => assert.equal((await confluent.getBySubjectAndId(subject, id)).schema, schema));
await step('confluent getId', async () => assert.equal(await confluent.getId(subject, { schemaType: 'AVRO', schema }), id));
await step('confluent getLatestSchemaMetadata', async () => assert.equal((await confluent.getLatestSchemaMetadata(subject)).id, id));
await step('confluent getSchemaMetadata', async () => assert.equal((await confluent.getSchemaMetadata(subject, 1)).id, id));
await step('confluent getVersion', async () => assert.equal(await confluent.getVersion(subject, { schemaType: 'AVRO', schema }), 1));
await step('confluent getAllVersions', async () => assert.deepEqual(await confluent.getAllVersions(subject), [1]));
await step('confluent getAllSubjects', async () => assert((await confluent.getAllSubjects()).includes(subject)));
await step('confluent testSubjectCompatibility', async () => assert.equal(await confluent.testSubjectCompatibility(subject, { schemaType: 'AVRO', schema: required }), false));
await step('confluent testCompatibility', async () => assert.equal(await confluent.testCompatibility(subject, 1, { schemaType: 'AVRO', schema }), true));
await step('confluent updateCompatibility', async () => assert.equal(await confluent.updateCompatibility(subject, 'FULL_TRANSITIVE'), 'FULL_TRANSITIVE'));
await step('confluent getCompatibility', async () => assert.equal(await confluent.getCompatibility(subject), 'FULL_TRANSITIVE'));
await step('confluent updateDefaultCompatibility', async () => assert.equal(await confluent.updateDefaultCompatibility('BACKWARD'), 'BACKWARD'));
await step('confluent getDefaultCompatibility', async () => assert.equal(await confluent.getDefaultCompatibility(), 'BACKWARD'));
await step('confluent getConfig', async () => assert.equal((await confluent.getConfig(subject)).compatibilityLevel, 'FULL_TRANSITIVE'));
await step('confluent 404 keeps its code', async () => assert.rejects(confluent.getLatestSchemaMetadata('nobody'), e => e.errorCode === 40401));
const ser = new AvroSerializer(confluent, SerdeType.VALUE, { autoRegisterSchemas: false, useLatestVersion: true });
const de = new AvroDeserializer(confluent, SerdeType.VALUE, {});
let a, b;
await step('kafkajs encode', async () => { a = await kafkajs.encode(id, value); });
await step('confluent serialize', async () => { b = await ser.serialize(topic, value); });
await step('same bytes', async () => assert.equal(Buffer.from(a).toString('hex'), Buffer.from(b).toString('hex')));
await step('confluent deserializes what kafkajs wrote', async () => assert.equal((await de.deserialize(topic, a)).id, 'v-1'));
await step('kafkajs decodes what confluent wrote', async () => assert.equal((await kafkajs.decode(Buffer.from(b))).id, 'v-1'));
await step('confluent deleteSubjectVersion', async () => assert.equal(await confluent.deleteSubjectVersion(subject, 1), 1));
await step('confluent register again after soft delete', async () => assert.equal(await confluent.register(subject, { schemaType: 'AVRO', schema }), id));
await step('confluent deleteSubject', async () => assert.equal((await confluent.deleteSubject(subject)).length, 1));
await step('confluent deleteSubject for ever', async () => assert((await confluent.deleteSubject(subject, true)).length >= 1));
console.log(done.join('\n'));
process.exit(done.some(line => line.startsWith('FAIL')) ? 1 : 0);
