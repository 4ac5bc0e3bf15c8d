// `subtitle` names Node's streams for its stream interface, which this library does not use.
export class Transform {}
export class Duplex {}
export default {};
