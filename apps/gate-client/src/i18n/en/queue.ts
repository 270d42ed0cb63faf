import type { Shape } from '../shape.ts';
import type { queue as zh } from '../zh/queue.ts';

export const queue: Shape<typeof zh> = {
  state: {
    saved: 'Saved here',
    sending: 'Sending',
    refused: 'Sent back',
    aside: 'On its way to a supervisor',
  },
  provisional: 'Not confirmed by the server',
  provisionalCount: '{{count}} not confirmed',
  paper: {
    on: 'Paper mode',
    onText: '{{by}}, since {{at}}: {{reason}}. Vehicles are let in and out by hand; the server checks it afterwards.',
    end: 'End paper mode',
    offline: 'No network: you can go on',
    offlineText: 'Records are saved here and sent once connected. Letting in and out waits for the server.',
    declare: 'Declare paper mode',
  },
};
