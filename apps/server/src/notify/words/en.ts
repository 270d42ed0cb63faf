import type { Shape } from '@cordon/protocol/words/shape.ts';
import type { zh } from './zh.ts';

export const en: Shape<typeof zh> = {
  colon: ': ',
  heading: '[{{severity}}] {{title}}',
  lines: { site: 'Site', plate: 'Plate', where: 'Where', since: 'Since', count: 'Times', asked: 'Asked to act' },
  seeBoard: 'Cordon · The supervisors’ board has the details.',
  test: {
    title: 'Test message',
    text: 'This is a test message of the checkpoint of {{site}}. Nothing is to be done.',
    end: 'Cordon · The supervisors’ board has the details of real alerts.',
  },
  digest: {
    comma: ', ',
    title: '{{count}} alerts waiting for action',
    count: '{{severity}}: {{count}}',
    more: '{{count}} more will follow',
  },
  texts: {
    'visit.held': 'The vehicle was put on hold by hand',
    'visit.record-unsettled':
      'Something recorded without the server could not be taken; a supervisor has to look at it',
    'site.paper': 'Paper mode is on: vehicles are let in and out without the server',
    'site.lockdown': 'The site is in lockdown',
    'site.clear-revoked': 'Campus clear was revoked',
    'visit.result-due': 'The test result of one of the crew was due by {{at}} and is not recorded',
    'record.unreadable': 'The record of a vehicle or an alert cannot be read by this version, and is set apart',
    'watch.tablet': 'A tablet on duty has been silent since {{since}}',
  },
};
