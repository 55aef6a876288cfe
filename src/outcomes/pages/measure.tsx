export default function Measure() {
  return <p>Not written yet.</p>
}
