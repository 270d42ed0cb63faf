export const gate = {
  title: '卡口',
};
