/** Amounts of money as everybody reads them, and how their movements are called. */
import type { Method, Movement } from './money.ts'

const WITH_CENTS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' })
const WHOLE = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
})

/** @param cents of US dollars */
export const dollars = (cents: number): string => (cents % 100 === 0 ? WHOLE : WITH_CENTS).format(cents / 100)

export const MOVEMENT_NAMES: Readonly<Record<Movement, string>> = {
  charged: 'Price',
  released: 'No longer owed',
  scholarship: 'Scholarship',
  'scholarship-ended': 'Scholarship back to the fund',
  paid: 'Paid',
  refunded: 'Paid back',
  reversed: 'Payment taken back by the bank',
}
export const METHOD_NAMES: Readonly<Record<Method, string>> = {
  card: 'Card',
  transfer: 'Bank transfer',
  check: 'Check',
  cash: 'Cash',
  other: 'Another way',
}
