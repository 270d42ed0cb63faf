import { actNames } from '@cordon/protocol/words/steps.ts';
import type { Shape } from '../shape.ts';
import type { steps as zh } from '../zh/steps.ts';

export const steps: Shape<typeof zh> = {
  lockdown: {
    'nothing-enters': 'Lockdown: nothing enters',
    'nothing-leaves': 'Lockdown: nothing leaves',
    'next-station': 'Lockdown: drives to its next station and stays there',
    stays: 'Lockdown: stays where it is',
  },
  route: 'Steps of the loop',
  doneBefore: 'Done before: {{count}}',
  byAt: '{{by}} {{at}}',
  matters: 'Overrides, deviations and calls for help',
  acts: { ...actNames('en'), exit: 'the exit' },
  contact: { title: 'Contact time', why: 'contact time: {{left}} left' },
  goods: { title: 'Goods', none: 'No goods announced' },
  correct: { open: 'Correct a report' },
  override: {
    ask: 'Ask override',
    never: 'Cannot be overridden',
    lapses: 'Time left for the override',
    goodUntil: 'The override is good for',
  },
  deviation: { title: 'Report deviation', open: 'not settled yet' },
  help: { title: 'Driver needs help', asks: 'Crew asks for: {{need}}', given: 'Done' },
  hold: { open: 'Hold' },
};
