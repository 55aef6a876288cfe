/** What digits become in each field of the keypad: a pressure needs no slash, a temperature no point. */

export const KEYPAD_FIELDS = ['pressure', 'heartRate', 'spo2', 'respiratoryRate', 'temperature'] as const
export type KeypadField = (typeof KEYPAD_FIELDS)[number]

/** The value of a field from whatever was typed into it: only its digits count. */
export function shaped(field: KeypadField, typed: string): string {
  const digits = typed.replaceAll(/\D/g, '')
  switch (field) {
    case 'pressure': {
      const at = systolicDigits(digits)
      const rest = digits.slice(at, at + 3)
      return rest === '' ? digits.slice(0, at) : `${digits.slice(0, at)}/${rest}`
    }
    case 'temperature': {
      const rest = digits.slice(2, 4)
      return rest === '' ? digits.slice(0, 2) : `${digits.slice(0, 2)}.${rest}`
    }
    default:
      return digits.slice(0, 3)
  }
}

/** A systolic that begins with 4 to 9 has two digits, any other three: nobody alive has 30 or 400. */
const systolicDigits = (digits: string): number => (/^[4-9]/.test(digits) ? 2 : 3)

/** Takes the last digit away, with the sign before it. */
export const erased = (field: KeypadField, value: string): string =>
  shaped(field, value.replaceAll(/\D/g, '').slice(0, -1))

/** Can nothing more follow? Then the next field is on. */
export function isWhole(field: KeypadField, value: string): boolean {
  switch (field) {
    case 'pressure': {
      const diastolic = value.split('/')[1] ?? ''
      return diastolic.length === (diastolic.startsWith('1') ? 3 : 2)
    }
    case 'heartRate':
      return value.length === (/^[12]/.test(value) ? 3 : 2)
    case 'spo2':
      return value.length >= 2 && value !== '10'
    case 'respiratoryRate':
      return value.length === 2
    case 'temperature':
      return /\.\d/.test(value)
  }
}

/** The field after this one; the last stays. */
export const nextField = (field: KeypadField): KeypadField =>
  KEYPAD_FIELDS[KEYPAD_FIELDS.indexOf(field) + 1] ?? field
