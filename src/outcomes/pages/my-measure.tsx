export default function MyMeasure() {
  return <p>Not written yet.</p>
}
