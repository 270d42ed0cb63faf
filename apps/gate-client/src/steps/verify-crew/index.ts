import { nameOf } from '../../i18n/visit-words.ts';
import { reportWords, type StepView } from '../view.ts';
import { Form } from './form.tsx';

export const view: StepView<'verify-crew'> = {
  Form,
  fields(words, report, visit) {
    const { t } = words;
    const { yes, text, list } = reportWords(words);
    const positive = Object.keys(report.histories).filter((id) => report.histories[id]);
    return {
      personId: nameOf(visit, report.personId),
      identityMatches: yes(report.identityMatches),
      passNumber: text(report.passNumber),
      temperatureC: words.number(report.temperatureC),
      histories: list(positive.map(words.history)),
      sampledAt: text(report.sampledAt === null ? null : words.dateTime(report.sampledAt)),
      result: text(report.result === null ? null : t(`terms.results.${report.result}`)),
      antigen: t(`terms.antigen.${report.antigen ?? 'none'}`),
      maskOn: yes(report.maskOn),
    };
  },
  summary(words, { personId, temperatureC }, visit) {
    const member = visit.declaration.crew.find((one) => one.personId === personId);
    return `${member?.maskedName ?? ''} ${words.number(temperatureC)} ${words.t('common.unit.celsius')}`;
  },
};
