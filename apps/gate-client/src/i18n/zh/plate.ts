export const plate = {
  label: '车牌',
  unknownForm: '未知号牌样式，到场核对',
  faults: {
    empty: '请输入车牌',
    length: '车牌应为 7 或 8 位',
    province: '首位应为省份简称',
    authority: '第二位应为发牌机关字母',
    'forbidden letter': '车牌不用字母 I 和 O',
    serial: '序号不符合车牌规则',
    kind: '主车与挂车的号牌种类不符',
  },
};
