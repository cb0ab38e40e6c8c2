namespace SecurityPortal.Tests.Architecture;

public sealed class SolutionTests
{
    [Fact]
    public void Core_References_NoWebFramework()
    {
        var names = typeof(Core.Common.Error).Assembly.GetReferencedAssemblies().Select(a => a.Name).ToList();

        Assert.DoesNotContain(names, n => n!.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal));
        Assert.DoesNotContain("Microsoft.AspNetCore.Http", names);
        Assert.DoesNotContain("MudBlazor", names);
    }
}
