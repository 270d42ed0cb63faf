import type { Shape } from '../../i18n/shape.ts';
import type { StepWords } from '../word-lists.ts';

const zh = {
  slow: { name: '出口比对超时', does: '到出口后超过此时间仍未比对即告警。' },
  fields: {
    plate: '车牌',
    trailerPlate: '挂车车牌',
    people: '司乘人数',
    seal: '封条号',
    cargo: '装载',
    containers: '桶数',
  },
  form: {
    blind: '按现场读数登记，比对前不显示入场记录',
    readings: '出口读数',
    notRead: '未读',
    fields: {
      plate: '车牌',
      trailer: '挂车',
      people: '司乘证件',
      seal: '封条',
      cargo: '车上装载',
      containers: '垃圾桶数',
    },
    person: '第 {{number}} 人证件后四位',
    tailHint: '请司乘人员隔窗出示证件，读末四位。车上每个人都要读。',
    addPerson: '增加一人',
    removePerson: '去掉这一人',
    withSeal: '有封条',
    noSeal: '没有封条',
    nextField: '下一项',
    missing: {
      plate: '请读车牌',
      trailer: '请核对挂车',
      people: '请读每个人证件的末四位',
      seal: '请读封条号',
      cargo: '请查看车上装载',
      containers: '请数垃圾桶',
    },
    submit: '提交读数，开始比对',
    same: '一致 {{count}} 项',
    different: '不一致 {{count}} 项',
  },
} satisfies StepWords<'reconcile'>;

const en: Shape<typeof zh> = {
  slow: { name: 'Slow comparison', does: 'An alert when nobody has compared it at the exit by then.' },
  fields: {
    plate: 'Plate',
    trailerPlate: 'Trailer plate',
    people: 'People',
    seal: 'Seal number',
    cargo: 'Load',
    containers: 'Containers',
  },
  form: {
    blind: 'Enter what you read; the entry is not shown before the comparison',
    readings: 'Readings at the exit',
    notRead: 'not read',
    fields: {
      plate: 'Plate',
      trailer: 'Trailer',
      people: 'Documents of the crew',
      seal: 'Seal',
      cargo: 'On board',
      containers: 'Refuse containers',
    },
    person: 'Person {{number}}: last 4 of ID',
    tailHint: 'Have each document shown through the window and read its last four characters. Everybody in the cab.',
    addPerson: 'Add a person',
    removePerson: 'Remove this person',
    withSeal: 'Sealed',
    noSeal: 'No seal',
    nextField: 'Next field',
    missing: {
      plate: 'read the plate',
      trailer: 'look for a trailer',
      people: 'read the last 4 characters of each document',
      seal: 'read the seal',
      cargo: 'look at what is on board',
      containers: 'count the containers',
    },
    submit: 'Submit and compare',
    same: 'Same: {{count}}',
    different: 'Different: {{count}}',
  },
};

export const words = { zh, en };
