import type { Shape } from '../shape.ts';
import type { history as zh } from '../zh/history.ts';

export const history: Shape<typeof zh> = {
  title: 'Changes',
  none: 'Nothing has been changed yet',
  failed: 'The changes could not be fetched',
  retry: 'Fetch again',
  added: 'new',
  notTold: '—',
  field: 'Figure',
  was: 'Before',
  is: 'After',
  kinds: { alerting: 'Alert rules', limits: 'Limits', hours: 'Opening hours', station: 'Station', staff: 'Person' },
  acknowledged: 'In hand is believed for',
  forEver: 'ever',
  steps: 'Escalation',
  step: 'after {{minutes}} min {{whom}} ({{means}})',
  hours: 'Opening hours',
  silence: 'Longest silence',
  watch: { nobodyMinutes: 'Nobody is watching', tabletMinutes: 'Tablet is silent', feedMinutes: 'Nothing happens' },
  everyDay: 'Every day',
  neverOpen: 'shut all week',
  capacity: 'Capacity',
  staffNumber: 'Staff number',
};
