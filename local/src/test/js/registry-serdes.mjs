// One JavaScript client's serializer and deserializer, asked line by line on standard input; the protocol is that of
// RemoteCodec. From a folder where the clients are installed: node registry-serdes.mjs URL kafkajs|confluent bigint|number
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
const require = createRequire(process.cwd() + '/');
const avro = require('avsc');
const [url, client, longs] = process.argv.slice(2);

// A long may be larger than what JavaScript's numbers hold without loss: BigInt takes all of them.
const bigint = avro.types.LongType.__with({
  fromBuffer: (bytes) => bytes.readBigInt64LE(),
  toBuffer: (value) => { const bytes = Buffer.alloc(8); bytes.writeBigInt64LE(value); return bytes; },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value) => typeof value === 'bigint',
  compare: (a, b) => (a === b ? 0 : a < b ? -1 : 1),
});
const options = longs === 'bigint'
  ? { typeHook: (schema) => (schema === 'long' || schema.type === 'long' ? bigint : undefined) } : {};

function kafkajs() {
  const { SchemaRegistry, SchemaType } = require('@kafkajs/confluent-schema-registry');
  const registry = new SchemaRegistry({ host: url }, { [SchemaType.AVRO]: options });
  const ids = new Map();
  return {
    async write(topic, value) {
      if (!ids.has(topic.name)) {
        const registered = await registry.register({ type: SchemaType.AVRO, schema: topic.schema }, { subject: topic.name + '-value' });
        ids.set(topic.name, registered.id);
      }
      return registry.encode(ids.get(topic.name), value);
    },
    read: (topic, wire) => registry.decode(wire),
  };
}

function confluent() {
  const { SchemaRegistryClient, AvroSerializer, AvroDeserializer, SerdeType } = require('@confluentinc/schemaregistry');
  const registry = SchemaRegistryClient.newClient({ baseURLs: [url] });
  const serializer = new AvroSerializer(registry, SerdeType.VALUE, { ...options, autoRegisterSchemas: false, useLatestVersion: true });
  const deserializer = new AvroDeserializer(registry, SerdeType.VALUE, { ...options });
  return {
    write: (topic, value) => serializer.serialize(topic.name, value),
    read: (topic, wire) => deserializer.deserialize(topic.name, wire),
  };
}

const serdes = client === 'kafkajs' ? kafkajs() : confluent();
const topics = new Map();

async function answer(verb, topic, bytes) {
  if (verb === 'write') return serdes.write(topic, topic.type.fromBuffer(bytes));
  return topic.type.toBuffer(await serdes.read(topic, bytes));
}

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, name, ...rest] = line.split('\t');
  if (verb === 'topic') {
    topics.set(name, { name, schema: rest[1], type: avro.Type.forSchema(JSON.parse(rest[1]), { ...options }) });
    continue;
  }
  try {
    const bytes = await answer(verb, topics.get(name), Buffer.from(rest[0], 'base64'));
    process.stdout.write(bytes.toString('base64') + '\n');
  } catch (error) {
    console.error(error);
    process.stdout.write('!' + String(error).replace(/\s+/g, ' ') + '\n');
  }
}
