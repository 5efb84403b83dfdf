"""The press room's own line in the summary of a test run."""


def pytest_terminal_summary(terminalreporter):
    """Prints what a test recorded as ``import score``; it comes from any worker."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", []):
                if name == "import score" and getattr(report, "when", "") == "call":
                    terminalreporter.write_line(f"import score: {value}")
