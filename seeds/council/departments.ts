interface DepartmentSeed {
  name: string
  /** the post of whoever heads it */
  head: string
  /** the official whose sphere it is: see `leaders` in `people.ts` */
  sphere: 'mayor' | 'first' | 'social' | 'city' | 'economy' | 'manager'
}

const chief = 'начальник управління'
const director = 'директор департаменту'
const ofSection = 'начальник відділу'
const ofEnterprise = 'директор'

/** The departments and enterprises of the council, in its own order; the keys are for the data sets alone. */
export const departments = {
  leadership: { name: 'Керівництво виконавчого комітету', head: 'міський голова', sphere: 'mayor' },
  control: { name: 'Відділ контролю', head: ofSection, sphere: 'manager' },
  general: { name: 'Загальний відділ', head: ofSection, sphere: 'manager' },
  organisation: { name: 'Відділ організаційної роботи', head: ofSection, sphere: 'manager' },
  legal: { name: 'Управління правового забезпечення', head: chief, sphere: 'manager' },
  staff: { name: 'Відділ кадрової роботи та нагород', head: ofSection, sphere: 'manager' },
  reception: { name: 'Відділ звернень громадян', head: ofSection, sphere: 'manager' },
  press: { name: 'Управління інформаційної політики', head: chief, sphere: 'manager' },
  it: { name: 'Управління цифрового розвитку', head: chief, sphere: 'first' },
  archive: { name: 'Архівний відділ', head: ofSection, sphere: 'manager' },
  finance: { name: 'Фінансове управління', head: chief, sphere: 'first' },
  economy: { name: 'Управління економічного розвитку та інвестицій', head: chief, sphere: 'economy' },
  procurement: { name: 'Відділ публічних закупівель', head: ofSection, sphere: 'economy' },
  audit: { name: 'Відділ внутрішнього аудиту', head: ofSection, sphere: 'mayor' },
  property: { name: 'Департамент комунального майна', head: director, sphere: 'economy' },
  land: { name: 'Управління земельних відносин', head: chief, sphere: 'economy' },
  trade: { name: 'Управління торгівлі та захисту прав споживачів', head: chief, sphere: 'economy' },
  tourism: { name: 'Відділ туризму та промоції міста', head: ofSection, sphere: 'economy' },
  architecture: {
    name: 'Департамент містобудування, архітектури та культурної спадщини',
    head: director,
    sphere: 'city',
  },
  building: { name: 'Управління капітального будівництва', head: chief, sphere: 'city' },
  housing: {
    name: 'Департамент житлової, комунальної політики та благоустрою',
    head: director,
    sphere: 'city',
  },
  transport: { name: 'Управління транспорту', head: chief, sphere: 'city' },
  ecology: { name: 'Відділ екології та природних ресурсів', head: ofSection, sphere: 'city' },
  emergency: { name: 'Управління цивільного захисту', head: chief, sphere: 'first' },
  defence: { name: 'Відділ мобілізаційної та оборонної роботи', head: ofSection, sphere: 'first' },
  inspection: { name: 'Інспекція з благоустрою', head: 'начальник інспекції', sphere: 'city' },
  education: { name: 'Департамент освіти та науки', head: director, sphere: 'social' },
  health: { name: 'Управління охорони здоров’я', head: chief, sphere: 'social' },
  social: { name: 'Департамент соціальної політики', head: director, sphere: 'social' },
  children: { name: 'Служба у справах дітей', head: 'начальник служби', sphere: 'social' },
  veterans: { name: 'Відділ підтримки ветеранів війни та їхніх родин', head: ofSection, sphere: 'social' },
  youth: { name: 'Управління молодіжної політики та спорту', head: chief, sphere: 'social' },
  culture: { name: 'Департамент культури', head: director, sphere: 'social' },
  services: { name: 'Департамент адміністративних послуг', head: director, sphere: 'first' },
  districts: { name: 'Відділ роботи зі старостинськими округами', head: ofSection, sphere: 'first' },
  water: { name: 'КП «Водоканал»', head: ofEnterprise, sphere: 'city' },
  heat: { name: 'КП «Теплокомуненерго»', head: ofEnterprise, sphere: 'city' },
  roads: { name: 'КП «Міські дороги»', head: ofEnterprise, sphere: 'city' },
  light: { name: 'КП «Міськсвітло»', head: ofEnterprise, sphere: 'city' },
  trolleybus: { name: 'КП «Електроавтотранс»', head: ofEnterprise, sphere: 'city' },
  waste: { name: 'КП «Чисте місто»', head: ofEnterprise, sphere: 'city' },
  parks: { name: 'КП «Парки та сквери»', head: ofEnterprise, sphere: 'city' },
  ritual: { name: 'КП «Ритуальна служба»', head: ofEnterprise, sphere: 'city' },
  estate: { name: 'КП «Єдиний розрахунковий центр»', head: ofEnterprise, sphere: 'economy' },
} as const satisfies Record<string, DepartmentSeed>

export type DepartmentKey = keyof typeof departments
export const departmentKeys = Object.keys(departments) as DepartmentKey[]
export type Sphere = DepartmentSeed['sphere']
