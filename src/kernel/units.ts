/** Amounts with their unit in the type. Brand names are UCUM codes, so FHIR needs no second table. */
import { z } from 'zod'
import type { Brand } from './brand.ts'

export type MmHg = Brand<number, 'mm[Hg]'>
export type PerMin = Brand<number, '/min'>
export type Percent = Brand<number, '%'>
export type Mg = Brand<number, 'mg'>
export type MgPerKg = Brand<number, 'mg/kg'>
export type MgPerMl = Brand<number, 'mg/mL'>
export type Ml = Brand<number, 'mL'>
export type Kg = Brand<number, 'kg'>
export type Cm = Brand<number, 'cm'>
export type Celsius = Brand<number, 'Cel'>
export type Minutes = Brand<number, 'min'>
export type Hours = Brand<number, 'h'>
export type Score = Brand<number, '{score}'>

const amount = <U extends string>() => z.number() as unknown as z.ZodType<Brand<number, U>, number>

/** Schemas for stored amounts. Plausibility is each domain's own rule; here only the unit is fixed. */
export const unit = {
  mmHg: amount<'mm[Hg]'>(),
  perMin: amount<'/min'>(),
  percent: amount<'%'>(),
  mg: amount<'mg'>(),
  mgPerKg: amount<'mg/kg'>(),
  mgPerMl: amount<'mg/mL'>(),
  ml: amount<'mL'>(),
  kg: amount<'kg'>(),
  cm: amount<'cm'>(),
  celsius: amount<'Cel'>(),
  minutes: amount<'min'>(),
  hours: amount<'h'>(),
  score: amount<'{score}'>(),
} as const

export const mmHg = (n: number) => n as MmHg
export const perMin = (n: number) => n as PerMin
export const percent = (n: number) => n as Percent
export const mg = (n: number) => n as Mg
export const mgPerKg = (n: number) => n as MgPerKg
export const kg = (n: number) => n as Kg
export const cm = (n: number) => n as Cm
export const celsius = (n: number) => n as Celsius
export const minutes = (n: number) => n as Minutes
export const hours = (n: number) => n as Hours
export const score = (n: number) => n as Score

/** The dose that a rate gives for a body weight, in mg, rounded to 0.1 mg. */
export const doseFor = (rate: MgPerKg, weight: Kg): Mg => mg(Math.round(rate * weight * 10) / 10)

/** A blood pressure, both in mmHg. */
export type Pressure = { readonly systolic: MmHg; readonly diastolic: MmHg }
export const pressureSchema = z.object({ systolic: unit.mmHg, diastolic: unit.mmHg })
