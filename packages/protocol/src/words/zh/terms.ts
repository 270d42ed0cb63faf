import type { Severity } from '../../alert/severity.ts';
import type { Role } from '../../roles.ts';
import type { Place } from '../../visit/place.ts';
import type { Deviation, Help } from '../../visit/state.ts';

/* The vocabulary that messages and screens share. */
export const terms = {
  roles: {
    gate: '门岗',
    unloading: '卸货点',
    supervisor: '监管',
    admin: '专班',
    auditor: '审计',
    system: '系统',
  } satisfies Record<Role | 'system', string>,
  places: {
    expected: '待到达',
    atGate: '在卡口',
    onTheWayIn: '驶入途中',
    atPoint: '在卸货点',
    onTheWayOut: '驶出途中',
    atExit: '在出口',
    closed: '已办结',
  } satisfies Record<Place, string>,
  deviations: {
    'left-cab': '人员下车',
    'window-open': '车窗打开',
    'mask-off': '未戴口罩',
    contact: '与场内人员接触',
    'wrong-route': '偏离路线',
    other: '其他偏离',
  } satisfies Record<Deviation['kind'], string>,
  needs: {
    water: '要饮水',
    food: '要用餐',
    toilet: '要上厕所',
    doctor: '要就医',
    'way-out': '要紧急离场',
  } satisfies Record<Help['need'], string>,
  severities: { info: '提示', warning: '注意', high: '严重', critical: '紧急' } satisfies Record<Severity, string>,
};
