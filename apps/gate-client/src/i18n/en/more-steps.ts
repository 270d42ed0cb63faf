import { formsOf } from '../../steps/word-lists.ts';
import { stepWords } from '../../steps/words.en.ts';
import type { Shape } from '../shape.ts';
import type { moreSteps as zh } from '../zh/more-steps.ts';

export const moreSteps: Shape<typeof zh> = {
  answerAll: 'Answer each one',
  onItsWay: 'Saved here, sending; the server has not confirmed it yet …',
  savedHere: 'Saved here; it is sent as soon as the network is back.',
  willHold: 'Recorded like this it fails, and the vehicle is held: {{rules}}',
  contact: {
    left: 'Must work for {{minutes}} min, until {{at}}',
    over: 'The {{minutes}} min have run',
    rewet: 'Wet again, restart the time',
    batch: 'Batch {{batch}}',
  },
  handReason: {
    label: 'Unknown form: why enter it?',
    military: 'Military plate',
    temporary: 'Temporary plate',
    foreign: 'Foreign plate',
    worn: 'Plate hard to read',
  },
  correct: {
    which: 'Which report is to be corrected?',
    none: 'There is nothing to correct yet',
    title: 'Correct: {{step}}',
    stays: 'What was reported stays in the record; the correction is added to it.',
    submit: 'Submit the correction',
    why: 'Why is it corrected?',
    mistyped: 'Typing mistake',
    misread: 'Misread',
    wrongPerson: 'Wrong person',
    ofSupervisor: 'Judged already: a supervisor corrects these',
    ofAnother: 'Your own report or reading: another supervisor corrects these',
  },
  changes: {
    field: '{{step}}, {{field}}',
    line: '{{what}}: {{was}} → {{is}}',
    said: '{{what}} · {{by}} at {{time}}: {{reason}}',
    crew: 'Crew',
    stops: 'Stops',
    sinceHold: 'Changed since the hold',
    sinceJudged: 'Changed since it was checked',
    afterComparison: 'Changed after the exit was first read',
    later: 'corrected {{time}} after the reading: {{was}} → {{is}}',
  },
  override: {
    about: 'To be waived: {{rule}}. Another supervisor has to approve it in time, or it lapses.',
    text: 'Explanation (needed for "Another reason")',
    missing: 'choose a reason',
    submit: 'Ask for it',
  },
  deviation: { which: 'What did you see? One tap reports it', kind: 'What did you see?', submit: 'Report: {{kind}}' },
  help: {
    which: 'What does the crew need? One tap reports it',
    note: 'Help can be asked for at any time; it is never an offence.',
  },
  hold: {
    title: 'Hold {{plate}}',
    text: 'The vehicle stays where it is until a supervisor decides.',
    submit: 'Hold the vehicle',
    papers: 'Doubts about papers',
    unwell: 'Somebody is unwell',
    behaviour: 'Does not comply',
    vehicle: 'Something about the vehicle',
  },
  ...formsOf(stepWords),
};
