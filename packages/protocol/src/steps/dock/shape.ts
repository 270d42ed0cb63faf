import { z } from 'zod';
import { stepShape } from '../shape.ts';

export const shape = stepShape({
  kind: 'dock',
  report: z.strictObject({
    kind: z.literal('dock'),
    crewInCab: z.boolean(),
    windowsShut: z.boolean(),
    masksOn: z.boolean(),
  }),
  acts: ['dock'],
  words: {
    zh: { name: '停靠', acts: { dock: '登记停靠' } },
    en: { name: 'Dock', acts: { dock: 'Record the docking' } },
  },
  values: { crewInCab: 'yes-no', windowsShut: 'yes-no', masksOn: 'yes-no' },
  offline: 'yes',
  slowMinutes: 15,
  findings: {
    'dock.crew-in-cab': {
      severity: 'high',
      waivable: true,
      zh: { title: '司乘不下车', good: '司乘人员均在驾驶室内', bad: '有司乘人员不在驾驶室内' },
      en: { title: 'Nobody leaves the cab', good: 'Everybody is in the cab', bad: 'Somebody is not in the cab' },
    },
    'dock.windows-shut': {
      severity: 'warning',
      waivable: true,
      zh: { title: '车窗关闭', good: '车窗已关闭', bad: '车窗未关闭' },
      en: { title: 'Windows shut', good: 'The windows are shut', bad: 'The windows are not shut' },
    },
    'dock.masks-on': {
      severity: 'warning',
      waivable: true,
      zh: { title: '佩戴口罩', good: '司乘人员均佩戴口罩', bad: '有司乘人员未戴口罩' },
      en: { title: 'Masks on', good: 'Everybody wears a mask', bad: 'Somebody wears no mask' },
    },
  },
});
