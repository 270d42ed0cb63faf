import type { Shape } from '../shape.ts';
import type { alarm as zh } from '../zh/alarm.ts';

export const alarm: Shape<typeof zh> = {
  sound: { on: 'Sound on', off: 'Sound off', locked: 'No sound yet' },
  turnOn: 'press to turn it on',
  turnOff: 'press to turn it off',
  ringsFor: 'Has been ringing for',
  more: '{{count}} more critical',
};
