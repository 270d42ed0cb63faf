import type { Shape } from '../shape.ts';
import type { alerts as zh } from '../zh/alerts.ts';

export const alerts: Shape<typeof zh> = {
  'visit.held': { title: 'Held by hand', text: 'The vehicle is on hold: {{text}}' },
  'visit.unannounced': { title: 'Unannounced vehicle', text: 'A vehicle came to the gate unannounced' },
  'visit.contact-over': {
    title: 'Contact time is over',
    text: 'The contact time ended at {{at}}; the step can go on',
  },
  'visit.step-slow': { title: 'Step takes too long', text: 'This step was due by {{at}}' },
  'visit.leg-slow': { title: 'Drive takes too long', text: 'The vehicle was due at the next station by {{at}}' },
  'visit.loop-warn': { title: 'Long inside', text: 'The vehicle has been inside past the warning time ({{at}})' },
  'visit.loop-critical': { title: 'Overstay', text: 'The vehicle has been inside past the limit ({{at}}): act now' },
  'visit.result-due': {
    title: 'Test result overdue',
    text: 'The test result of {{person}} was due by {{at}} and is not recorded',
  },
  'visit.override-asked': {
    title: 'Override asked for',
    text: 'Override of “{{rule}}” asked for; another supervisor must decide',
  },
  'visit.override-lapsed': { title: 'Override lapsed', text: 'The override was neither decided nor used by {{at}}' },
  'visit.deviation': { title: 'Deviation reported', text: 'Deviation: {{kind}}' },
  'visit.breach': { title: 'Breach', text: 'A deviation was confirmed as a breach' },
  'visit.help': { title: 'Crew needs help', text: 'The crew needs: {{need}}' },
  'visit.attempt': { title: 'Refused attempt', text: 'An attempt was refused: {{code}}' },
  'visit.record-unsettled': {
    title: 'Record without effect',
    text: 'What {{author}} recorded without the server could not be taken any more',
  },
  'site.paper': { title: 'Paper mode', text: 'Vehicles are let in and out without the server: {{reason}}' },
  'site.paper-over': {
    title: 'Paper mode has lasted twelve hours',
    text: 'Paper mode ended at {{until}}, twelve hours after it was declared. What is let in or out without the server after that goes to a supervisor. Where there is still no network, a supervisor declares it anew',
  },
  'site.lockdown': { title: 'Lockdown', text: 'Lockdown of the site: {{reason}}' },
  'site.clear-expiring': { title: 'Campus clear ends soon', text: 'Campus clear ends at {{until}}' },
  'site.clear-expired': {
    title: 'Campus clear has ended',
    text: 'Campus clear ended at {{until}} with vehicles inside',
  },
  'site.clear-revoked': { title: 'Campus clear revoked', text: 'Campus clear was revoked: {{reason}}' },
  'site.clock-set': {
    title: 'The server’s clock was set',
    text: 'From {{from}} to {{to}}. Contact times and limits do not get shorter; check the clock, hours and passes',
  },
  'site.clock-gap': {
    title: 'The server was off',
    text: 'Off from {{from}} to {{to}} by its own clock; contact times do not count it',
  },
  'watch.nobody': { title: 'Nobody is watching', text: 'No supervisor has been following since {{since}}' },
  'watch.tablet': { title: 'Tablet is silent', text: 'Nothing was heard of the tablet of {{name}} since {{since}}' },
  'watch.appendonly': {
    title: 'Redis keeps no log: appendonly',
    text: 'Found at {{since}}: the setting appendonly of Redis is not yes, and a restart would lose confirmed steps. Have the administrator set it to yes (CONFIG SET appendonly yes), also in the configuration file of Redis',
  },
  'watch.maxmemory-policy': {
    title: 'Redis may delete records: maxmemory-policy',
    text: 'Found at {{since}}: the setting maxmemory-policy of Redis is not noeviction, and visits are deleted when its memory is full. Have the administrator set it to noeviction (CONFIG SET maxmemory-policy noeviction), also in the configuration file of Redis',
  },
  'watch.appendfsync': {
    title: 'Redis writes to the disk late: appendfsync',
    text: 'Found at {{since}}: the setting appendfsync of Redis is not always any more, and a power cut may lose confirmed steps of the last seconds. Have the administrator set it to always (CONFIG SET appendfsync always), also in the configuration file of Redis',
  },
  'record.went-back': {
    title: 'The record went back',
    text: 'The record went back from entry {{fromSeq}} ({{fromAt}}) to {{toSeq}} ({{toAt}}): what was confirmed in between is missing. Tablets send again what they recorded; decisions must be made again',
  },
  'record.replaced': {
    title: 'The record is an older copy',
    text: 'Entry {{fromSeq}} ({{fromAt}}) was confirmed and is not in the record any more: an older copy has taken its place. Tablets send again what they recorded; decisions must be made again',
  },
  'record.unknown-entries': {
    title: 'A device knows more than the record',
    text: 'A device has seen entries up to {{seq}} that this record does not hold: it may be an older copy',
  },
  'record.unreadable': {
    title: 'Record cannot be read',
    text: '{{record}} can not be read by this version: it is set apart, and nothing more is recorded for it. Continue on paper and call the administrator',
  },
  'watch.feed': { title: 'Nothing happens', text: 'Vehicles are on site, and nothing has happened since {{since}}' },
};
