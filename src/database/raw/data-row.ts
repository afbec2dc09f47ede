import type { Socket } from 'node:net';
import { Parser } from 'pg-protocol/dist/parser.js';
import { LENGTH_BYTES, lengthAt, type Row, type TextRow } from './row.ts';

/** What this needs of the driver's parser, whose types keep it private (pg-protocol, dist/parser.js). */
const DriverParser = Parser as unknown as new () => {
  buffer: Buffer;
  bufferLength: number;
  bufferOffset: number;
  parse(bytes: Buffer, onMessage: (message: Message) => void): void;
  mergeBuffer(bytes: Buffer): void;
  handlePacket(start: number, code: number, length: number, bytes: Buffer): Message;
};

interface Message {
  readonly name: string;
  severity?: string;
}

/** What this needs of the driver's connection (pg, lib/connection.js). */
export interface MessageConnection {
  attachListeners(stream: Socket): void;
  emit(event: string, message: Message): boolean;
}

/** The code of DataRow (https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-DATAROW). */
const DATA_ROW = 0x44;

/** The code of ErrorResponse (https://www.postgresql.org/docs/current/protocol-error-fields.html). */
const ERROR_RESPONSE = 0x45;

/** The severity in the field `V`, which is never translated, as the field `S` is that the driver takes. */
const SEVERITY = /(?:^|\0)V([A-Z]+)\0/;

/** An error with its severity in English, whatever the language of the server: what becomes of a connection follows from that. */
function plainly(message: Message, bytes: Buffer, start: number, length: number): Message {
  const severity = SEVERITY.exec(bytes.toString('utf8', start, start + length - LENGTH_BYTES))?.[1];
  if (severity !== undefined) message.severity = severity;
  return message;
}

/** Of the number of values, with which a row begins. */
const COUNT_BYTES = 2;

/** A row where the socket put it. The driver's own queries find in it what they know; ours do not decode what goes out as it came. */
class DataRow implements Row {
  readonly name = 'dataRow';
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;

  constructor(bytes: Buffer, start: number, end: number) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  get fields(): TextRow {
    const { bytes, start } = this;
    const fields = new Array<string | null>(bytes.readUInt16BE(start - COUNT_BYTES));
    let at = start;
    for (let index = 0; index < fields.length; index += 1) {
      const length = lengthAt(bytes, at);
      at += LENGTH_BYTES;
      fields[index] = length < 0 ? null : bytes.toString('utf8', at, at + length);
      at += Math.max(length, 0);
    }
    return fields;
  }
}

/** The driver's parser, but for rows. Two overrides, so a class. */
class RowParser extends DriverParser {
  /** Rows point into the buffer that they came in: what is left of it is never moved to its front, as the driver would. */
  override mergeBuffer(bytes: Buffer): void {
    if (this.bufferLength > 0) {
      this.buffer = this.buffer.subarray(this.bufferOffset, this.bufferOffset + this.bufferLength);
      this.bufferOffset = 0;
    }
    super.mergeBuffer(bytes);
  }

  override handlePacket(start: number, code: number, length: number, bytes: Buffer): Message {
    if (code === ERROR_RESPONSE) return plainly(super.handlePacket(start, code, length, bytes), bytes, start, length);
    if (code !== DATA_ROW) return super.handlePacket(start, code, length, bytes);
    return new DataRow(bytes, start + COUNT_BYTES, start + length - LENGTH_BYTES);
  }
}

/**
 * Makes a connection of the driver hand out rows as they came, {@link Row}.
 * @param connection not connected yet
 */
export function useRawRows(connection: MessageConnection): void {
  connection.attachListeners = (stream) => {
    const parser = new RowParser();
    const onMessage = (message: Message) =>
      connection.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
    stream.on('data', (bytes: Buffer) => parser.parse(bytes, onMessage));
  };
}
