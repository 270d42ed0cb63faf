import type { Shape } from '../shape.ts';
import type { api as zh } from '../zh/api-page.ts';

export const api: Shape<typeof zh> = {
  title: 'Interfaces for programs',
  text: 'For programs that work with this server, made by the server from what it really offers. Save the two complete documents for the people who write such a program.',
  search: 'Find by name or field',
  viewLabel: 'Interfaces by kind',
  views: { all: 'All', route: 'HTTP routes', event: 'Socket events', command: 'Commands' },
  kinds: { route: 'HTTP route', event: 'Socket event', command: 'Command', told: 'Sent by the server' },
  access: { open: 'Anybody', key: 'Whoever holds a device’s key' },
  columns: { kind: 'Kind', name: 'Name and purpose', access: 'Who may use it', actions: 'Actions' },
  parts: { path: 'In the address', query: 'Query', body: 'Request', answer: 'Answer' },
  show: 'Show',
  noMatch: 'Nothing matches',
};
