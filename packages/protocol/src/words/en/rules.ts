import type { Shape } from '../shape.ts';
import type { rules as zh } from '../zh/rules.ts';

const findings: Shape<typeof zh.findings> = {
  'arrive.plate': {
    title: 'Plate as announced',
    good: 'Plate {{plate}}, as announced',
    bad: 'The plate at the gate is {{plate}}, announced was {{limit.plate}}',
  },
  'arrive.trailer': {
    title: 'Trailer as announced',
    good: 'Trailer plate: {{trailer}}, as announced',
    bad: 'Trailer at the gate: {{trailer}}, announced: {{limit.trailer}}',
  },
  'arrive.plate-form': {
    title: 'Form of the plate',
    good: '{{plate}} (trailer: {{trailer}}) follows the rules for plates',
    bad: 'Not of a known form: {{plate}} (trailer: {{trailer}}); entered by hand, unverified. Reason: {{reason}}',
  },
  'arrive.declared': {
    title: 'Announced in advance',
    good: 'This visit was announced',
    bad: 'This visit was not announced; the gate entered it',
  },
  'arrive.lead-time': {
    title: 'Announced early enough',
    good: 'Announced {{aheadHours}} h ahead, {{limit.aheadHours}} h are asked for',
    bad: 'Announced only {{aheadHours}} h ahead, {{limit.aheadHours}} h are asked for',
  },
  'disinfect.batch-strength': {
    title: 'Available chlorine',
    good: '{{mgPerL}} mg/L, not less than {{limit.mgPerL}} mg/L',
    bad: '{{mgPerL}} mg/L, must reach {{limit.mgPerL}} mg/L',
  },
  'disinfect.batch-expiry': {
    title: 'Disinfectant in date',
    good: 'The batch is in date until {{limit.expiresAt}}',
    bad: 'The batch expired at {{limit.expiresAt}}',
  },
  'disinfect.contact-time': {
    title: 'Contact time',
    good: 'Worked for {{minutes}} min, {{limit.minutes}} min are asked for',
    bad: 'Worked for only {{minutes}} min, {{limit.minutes}} min are asked for',
  },
  'disinfect.coverage': {
    title: 'Everything wetted',
    good: 'All parts that must be wetted were wetted',
    bad: 'Not wetted: {{missing}}',
  },
  'verify.identity': {
    title: 'Person and document agree',
    good: 'The person, the document and the register agree',
    bad: 'The person does not agree with the document or the register',
  },
  'verify.person-pass': {
    title: 'Person pass',
    good: 'Pass {{pass}}, as announced',
    bad: 'Pass shown: {{pass}}, pass announced: {{limit.pass}}',
  },
  'verify.histories': {
    title: 'Three histories',
    good: 'All histories answered with no',
    bad: 'Answered with yes: {{positives}}',
  },
  'verify.temperature': {
    title: 'Temperature',
    good: '{{temperatureC}} °C, below {{limit.below}} °C',
    bad: '{{temperatureC}} °C, must be below {{limit.below}} °C',
  },
  'verify.test-result': {
    title: 'Test result',
    good: 'Test result: {{result}}',
    bad: 'Test result: {{result}}; antigen test at the gate: {{antigen}}',
  },
  'verify.test-age': {
    title: 'Test age',
    good: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h',
    bad: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h; result: {{result}}; antigen test at the gate: {{antigen}}',
  },
  'verify.elsewhere': {
    title: 'Not with another vehicle',
    good: 'Nobody of this document is inside with another vehicle',
    bad: 'Recorded as inside with {{plate}}: check the number of the document. If it is right, call a supervisor',
  },
  'verify.mask': {
    title: 'Mask',
    good: 'Mask worn properly',
    bad: 'Mask not worn properly',
  },
  'verify.crew-size': {
    title: 'Size of the crew',
    good: 'Crew of {{people}}, at most {{limit.max}}',
    bad: 'Crew of {{people}}, more than the {{limit.max}} allowed',
  },
  'verify.one-driver': {
    title: 'One driver',
    good: 'Drivers: {{drivers}}',
    bad: 'Drivers: {{drivers}}, there must be {{limit.drivers}}',
  },
  'seal.recorded': {
    title: 'Seal recorded',
    good: 'Seal {{number}} recorded',
    bad: 'No seal recorded',
  },
  'admit.campus-clear': {
    title: 'Campus clear',
    good: 'Campus clear until {{until}}',
    bad: 'Campus clear was not given or has ended ({{until}})',
  },
  'admit.open-hours': {
    title: 'Opening hours',
    good: 'The gate is open at {{at}}',
    bad: 'The gate is not open at {{at}}',
  },
  'admit.point-hours': {
    title: 'Hours of the point',
    good: '{{station}} is open now',
    bad: '{{station}} is closed now; it opens: {{opensAt}}',
  },
  'admit.lockdown': {
    title: 'Lockdown',
    good: 'There is no lockdown',
    bad: 'Lockdown since {{since}}: nobody is admitted',
  },
  'admit.room': {
    title: 'Room at the point',
    good: '{{station}}: {{vehicles}} there, room for {{limit.capacity}}',
    bad: '{{station}} is full: {{vehicles}} there, room for {{limit.capacity}}',
  },
  'admit.already-inside': {
    title: 'Not inside twice',
    good: 'No other open visit with this plate',
    bad: 'Other open visits with this plate: {{others}}',
  },
  'admit.crew-elsewhere': {
    title: 'Crew not with another vehicle',
    good: 'Not inside with another vehicle',
    bad: 'Recorded as inside with {{plate}}: check the number of the document. If it is right, call a supervisor',
  },
  'admit.vehicle-pass': {
    title: 'Vehicle pass',
    good: 'Vehicle pass {{pass}} valid until {{validUntil}}',
    bad: 'Vehicle pass: {{pass}}, valid until {{validUntil}}; it must cover the expected exit at {{limit.exitAt}}',
  },
  'admit.test-age': {
    title: 'Test age at admission',
    good: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h',
    bad: '{{ageHours}} h since sampling at the expected exit, at most {{limit.hours}} h; result: {{result}}; antigen test at the gate: {{antigen}}',
  },
  'admit.route': {
    title: 'Route fits the purpose',
    good: 'All points are open and fit the purpose',
    bad: 'Closed, or not for this purpose: {{stops}}',
  },
  'dock.crew-in-cab': {
    title: 'Nobody leaves the cab',
    good: 'Everybody is in the cab',
    bad: 'Somebody is not in the cab',
  },
  'dock.windows-shut': {
    title: 'Windows shut',
    good: 'The windows are shut',
    bad: 'The windows are not shut',
  },
  'dock.masks-on': {
    title: 'Masks on',
    good: 'Everybody wears a mask',
    bad: 'Somebody wears no mask',
  },
  'unload.contactless': {
    title: 'Unloaded without contact',
    good: 'Unloaded without contact',
    bad: 'There was contact while unloading',
  },
  'unload.rest-on-board': {
    title: 'Left on board',
    good: 'On board after unloading: {{cargoAfter}}',
    bad: 'On board after the last point: {{cargoAfter}}',
  },
  'load.contactless': {
    title: 'Loaded without contact',
    good: 'Loaded without contact',
    bad: 'There was contact while loading',
  },
  'load.covered': {
    title: 'Covered',
    good: 'Containers: {{containers}}, covered',
    bad: 'Containers: {{containers}}, not covered',
  },
  'reconcile.plate': {
    title: 'Plate at the exit',
    good: '{{plate}}, as on entry',
    bad: 'Read {{plate}} at the exit, {{limit.plate}} on entry',
  },
  'reconcile.trailer': {
    title: 'Trailer at the exit',
    good: 'Trailer: {{trailer}}, as on entry',
    bad: 'Read {{trailer}} at the exit, {{limit.trailer}} on entry',
  },
  'reconcile.crew': {
    title: 'Crew at the exit',
    good: 'Crew of {{people}}, as on entry',
    bad: '{{people}} at the exit, {{limit.people}} on entry; missing: {{missing}}; added: {{added}}',
  },
  'reconcile.seal': {
    title: 'Seal at the exit',
    good: 'Seal: {{seal}}, as on entry',
    bad: 'Read {{seal}} at the exit, {{limit.seal}} on entry',
  },
  'reconcile.cargo': {
    title: 'Load at the exit',
    good: '{{cargo}}, containers: {{containers}}, as recorded inside',
    bad: 'At the exit: {{cargo}}, containers {{containers}}; expected: {{limit.cargo}}, containers {{limit.containers}}',
  },
  'release.lockdown': {
    title: 'No release in a lockdown',
    good: 'There is no lockdown',
    bad: 'Lockdown: nobody is released',
  },
};

const alerts: Shape<typeof zh.alerts> = {
  'visit.held': { title: 'Held by hand', text: 'The vehicle is on hold: {{text}}' },
  'visit.unannounced': { title: 'Unannounced vehicle', text: 'A vehicle came to the gate unannounced' },
  'visit.contact-over': {
    title: 'Contact time is over',
    text: 'The contact time ended at {{at}}; disinfection can be finished',
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

export const rules: Shape<typeof zh> = { findings, alerts };
