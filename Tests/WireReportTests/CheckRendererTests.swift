import Testing
import WireAnalysis

@testable import WireReport

/// Checks as CI systems read them.
@Suite struct CheckRendererTests {
    private static let report = CheckReport([
        CheckReportTests.result("todo", .failed, value: 618, limit: 581, before: 581),
        CheckReportTests.result("less", .passed, value: 5, limit: 9, before: 9),
        CheckReportTests.result("n<1>", .new, by: nil),
    ])

    @Test func `JUnitRenderer writes a test for each check`() {
        #expect(
            String(decoding: JUnitRenderer().render(Self.report), as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="wireweight" tests="3" failures="1" errors="0" skipped="1" time="0">
                  <testcase classname="todo" name="api-json baseline_up" time="0">
                    <failure type="failed" message="37 bytes too many up: 618 found, 581 allowed"/>
                  </testcase>
                  <testcase classname="less" name="api-json baseline_up" time="0"/>
                  <testcase classname="n&lt;1&gt;" name="baseline_up" time="0">
                    <skipped message="new"/>
                  </testcase>
                </testsuite>

                """
        )
    }

    @Test func `GitHubRenderer writes a line for what does not hold`() {
        #expect(
            String(decoding: GitHubRenderer().render(Self.report), as: UTF8.self) == """
                1 of 2 checks does not hold. 1 sample is new.
                ::error file=samples/todo.json,line=1,title=wireweight%3A todo::\
                37 bytes too many up (api-json)

                """
        )
    }
}
