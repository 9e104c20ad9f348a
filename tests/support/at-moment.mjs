// Loaded by `node --import` before everything else: this process lives so many milliseconds away from the machine's clock. It comes
// with NODE_OPTIONS, so that the programs which a test starts live at the same moment.
const away = Number(new URL(import.meta.url).searchParams.get('ms'))
const MachineDate = Date
const now = () => MachineDate.now() + away

globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
  apply: () => new MachineDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
