import { commandAccess } from '@cordon/protocol/authorisation.ts';
import { engine } from '@cordon/protocol/engine/product.ts';
import { roles } from '@cordon/protocol/roles.ts';
import type { CommandType } from '@cordon/protocol/wire/command.ts';
import { eventTypes } from '@cordon/protocol/wire/event-types.ts';
import type { AsyncApi } from '@cordon/protocol/wire/http/documents.ts';
import { handshake, protocolVersion } from '@cordon/protocol/wire/protocol.ts';
import { socketPath } from '@cordon/protocol/wire/session.ts';
import { socketEvents, serverEvents } from '@cordon/protocol/wire/socket/table.ts';
import { type JsonSchema, jsonSchemaOf } from './schema.ts';

const description = `One Socket.IO namespace over WebSocket alone, messages of 64 KiB at most. The handshake is the \`auth\` of
Socket.IO's connect packet; its proof is made like that of an HTTP request (see openapi.json), for GET ${socketPath}. Each event from
a client is acknowledged once. Every place in the feed has a feed, a seq and a mark: whoever comes back follows from the last one
that was applied, and gets what was missed, or a snapshot. Times are epoch milliseconds by the site's clock.`;

const draft = 'draft-7';
const channel = { $ref: '#/channels/site' };
const messageOf = (name: string) => ({ $ref: `#/channels/site/messages/${name}` });

const upper = (name: string) => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
const answerName = (event: string) => `${event}Answer`;
const sentName = (event: string) => `sent${upper(event)}`;

type Operations = AsyncApi['operations'];
type Messages = AsyncApi['components']['messages'];

/** [E18] Everything over the socket as AsyncAPI 3, made from the rows. */
export function asyncApiDocument(): AsyncApi {
  const operations: Operations = {
    handshake: asked('handshake', 'Open a connection, with a sign-in and the proof of its key'),
  };
  const messages: Messages = {
    handshake: { name: 'auth', payload: jsonSchemaOf(handshake, 'input', draft) },
  };
  for (const [event, { summary, access, payload, answer }] of Object.entries(socketEvents)) {
    operations[event] = {
      ...asked(event, summary, access),
      reply: { channel, messages: [messageOf(answerName(event))] },
    };
    messages[event] = {
      name: event,
      payload: event === 'command' ? commandSchema : jsonSchemaOf(payload, 'input', draft),
    };
    messages[answerName(event)] = { name: event, payload: jsonSchemaOf(answer, 'output', draft) };
  }
  for (const [event, { summary, payload }] of Object.entries(serverEvents)) {
    const name = sentName(event);
    operations[name] = { action: 'send', channel, summary, messages: [messageOf(name)], 'x-roles': [...roles] };
    messages[name] = { name: event, payload: jsonSchemaOf(payload, 'output', draft) };
  }
  return {
    asyncapi: '3.0.0',
    info: { title: 'Cordon', version: `${protocolVersion}.0.0`, description },
    defaultContentType: 'application/json',
    servers: {
      site: {
        host: '{host}',
        pathname: socketPath,
        protocol: 'wss',
        variables: { host: { default: '127.0.0.1:8080', description: 'Where the site’s server is' } },
      },
    },
    channels: {
      site: {
        address: '/',
        messages: Object.fromEntries(
          Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations,
    components: { messages, schemas: commandSchemas() },
    'x-event-types': eventTypes,
  };
}

function asked(event: string, summary: string, access: readonly string[] = roles): Operations[string] {
  return { action: 'receive', channel, summary, messages: [messageOf(event)], 'x-roles': [...access] };
}

/** Each command's schema, under its name. */
const commands = engine.definitions
  .flatMap((definition) => (definition.kind === 'folded' ? definition.commands : []))
  .map((schema) => ({ type: schema.shape.type.value as CommandType, schema }));

const commandSchema: JsonSchema = { oneOf: commands.map(({ type }) => ({ $ref: `#/components/schemas/${type}` })) };

/** Each command, with the roles that may ask for it. */
function commandSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    commands.map(({ type, schema }) => [
      type,
      { ...jsonSchemaOf(schema, 'input', draft), 'x-roles': [...commandAccess[type]] },
    ]),
  );
}
