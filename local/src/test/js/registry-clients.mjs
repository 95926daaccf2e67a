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
const avro = (text) => ({ type: SchemaType.AVRO, schema: text });
const status = (expected) => (error) => error.status === expected;
await step('kafkajs incompatible is refused', async () => assert.rejects(kafkajs.register(avro(required), { subject }), status(409)));
await step('kafkajs has set the level of a new subject', async () => assert.equal(await confluent.getCompatibility(subject), 'BACKWARD'));
await step('kafkajs another level is noticed', async () => assert.rejects(kafkajs.register(avro(schema), { subject, compatibility: 'FULL' }), /Compatibility does not match/));
await step('kafkajs no such subject', async () => assert.rejects(kafkajs.getLatestSchemaId('nobody'), status(404)));
await step('kafkajs no such version', async () => assert.rejects(kafkajs.getRegistryId(subject, 9), status(404)));
await step('kafkajs no such id', async () => assert.rejects(kafkajs.getSchema(999999), status(404)));
await step('kafkajs not registered there', async () => assert.rejects(kafkajs.getRegistryIdBySchema(subject, avro(required)), /Schema not found/));
await step('kafkajs invalid schema', async () => assert.rejects(kafkajs.api.Subject.register({ subject, body: { schema: '{"type":"odd"}' } }), status(422)));
await step('kafkajs invalid level', async () => assert.rejects(kafkajs.api.Subject.updateConfig({ subject, body: { compatibility: 'SIDEWAYS' } }), status(422)));
await step('kafkajs all subjects', async () => assert((await kafkajs.api.Subject.all()).data().includes(subject)));
await step('kafkajs compatible', async () => assert.equal((await kafkajs.api.Subject.compatible({ subject, body: { schema: required } })).data().is_compatible, false));
const inner = JSON.stringify({ type: 'record', name: 'Inner', namespace: 'js', fields: [{ name: 'a', type: 'string' }] });
const outer = JSON.stringify({ type: 'record', name: 'Outer', namespace: 'js', fields: [{ name: 'inner', type: 'js.Inner' }] });
const references = [{ name: 'js.Inner', subject: topic + '-inner', version: 1 }];
await step('kafkajs references', async () => {
  await kafkajs.register(avro(inner), { subject: topic + '-inner' });
  const registered = await kafkajs.register({ ...avro(outer), references }, { subject: topic + '-outer' });
  const fresh = new SchemaRegistry({ host: url });
  assert.deepEqual({ ...(await fresh.decode(await kafkajs.encode(registered.id, { inner: { a: 'x' } }))).inner }, { a: 'x' });
});
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
const code = (expected) => (error) => error.errorCode === expected;
const theirs = (text, more) => ({ schemaType: 'AVRO', schema: text, ...more });
await step('confluent references', async () => {
  const client = SchemaRegistryClient.newClient({ baseURLs: [url] });
  const registered = await client.register(topic + '-outer', theirs(outer, { references }));
  assert.deepEqual((await client.getBySubjectAndId(topic + '-outer', registered)).references, references);
  assert.equal(await client.getVersion(topic + '-outer', theirs(outer, { references })), 1);
  await assert.rejects(client.deleteSubjectVersion(topic + '-inner', 1), code(42206));
  await assert.rejects(client.register(topic + '-lone', theirs(outer)), code(42201));
});
await step('confluent references serialize and deserialize', async () => {
  const client = SchemaRegistryClient.newClient({ baseURLs: [url] });
  await client.register(topic + '-referring-value', theirs(outer, { references }));
  const wire = await new AvroSerializer(client, SerdeType.VALUE, { autoRegisterSchemas: false, useLatestVersion: true }).serialize(topic + '-referring', { inner: { a: 'x' } });
  assert.equal((await new AvroDeserializer(SchemaRegistryClient.newClient({ baseURLs: [url] }), SerdeType.VALUE, {}).deserialize(topic + '-referring', wire)).inner.a, 'x');
});
await step('confluent updateConfig', async () => assert.equal((await confluent.updateConfig(subject, { compatibility: 'FULL' })).compatibility, 'FULL'));
await step('confluent updateDefaultConfig', async () => assert.equal((await confluent.updateDefaultConfig({ compatibility: 'BACKWARD' })).compatibility, 'BACKWARD'));
await step('confluent getDefaultConfig', async () => assert.equal((await confluent.getDefaultConfig()).compatibilityLevel, 'BACKWARD'));
await step('confluent normalize', async () => assert.equal(await confluent.getVersion(subject, theirs(schema.replace('{', '{ ')), true), 1));
await step('confluent no version is 40402', async () => assert.rejects(confluent.getSchemaMetadata(subject, 9), code(40402)));
await step('confluent version 0 is 42202', async () => assert.rejects(confluent.getSchemaMetadata(subject, 0), code(42202)));
await step('confluent no schema is 40403', async () => assert.rejects(confluent.getVersion(subject, theirs(required)), code(40403)));
await step('confluent no id is 40403', async () => assert.rejects(confluent.getBySubjectAndId(subject, 999999), code(40403)));
await step('confluent incompatible is 409', async () => assert.rejects(confluent.register(subject, theirs(required)), (e) => e.status === 409 && e.errorCode === 409));
await step('confluent invalid schema is 42201', async () => assert.rejects(confluent.register(subject, theirs('{"type":"odd"}')), code(42201)));
await step('confluent invalid level is 42203', async () => assert.rejects(confluent.updateCompatibility(subject, 'SIDEWAYS'), code(42203)));
await step('confluent no level is 40408', async () => assert.rejects(confluent.getCompatibility('nobody'), code(40408)));
await step('confluent soft and hard deletion of versions', async () => {
  const gone = topic + '-gone';
  await confluent.register(gone, theirs(schema));
  await assert.rejects(confluent.deleteSubjectVersion(gone, 1, true), code(40407));
  await confluent.deleteSubjectVersion(gone, 1);
  await assert.rejects(confluent.deleteSubjectVersion(gone, 1), code(40406));
  await assert.rejects(confluent.getSchemaMetadata(gone, 1), (e) => e.status === 404);
  assert.equal((await confluent.getSchemaMetadata(gone, 1, true)).version, 1);
  assert.equal(await confluent.getVersion(gone, theirs(schema), false, true), 1);
  assert.equal(await confluent.deleteSubjectVersion(gone, 1, true), 1);
  await assert.rejects(confluent.getAllVersions(gone), code(40401));
});
await step('confluent soft and hard deletion of subjects', async () => {
  const gone = topic + '-left';
  await confluent.register(gone, theirs(schema));
  await assert.rejects(confluent.deleteSubject(gone, true), code(40405));
  assert.deepEqual(await confluent.deleteSubject(gone), [1]);
  await assert.rejects(confluent.deleteSubject(gone), code(40404));
  assert.deepEqual(await confluent.deleteSubject(gone, true), [1]);
  await assert.rejects(confluent.deleteSubject(gone), code(40401));
});
for (const [name, call] of Object.entries({
  getByGuid: () => confluent.getByGuid('0-0'),
  getLatestWithMetadata: () => confluent.getLatestWithMetadata(subject, { owner: 'me' }),
  getAssociationsByResourceName: () => confluent.getAssociationsByResourceName(topic, '-', 'topic', ['value'], null, 0, -1),
  createAssociation: () => confluent.createAssociation({ resourceName: topic }),
  deleteAssociations: () => confluent.deleteAssociations(topic, 'topic', ['value'], false),
})) await step(`confluent ${name} isn't there`, async () => assert.rejects(call, (e) => e.status === 404));
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
