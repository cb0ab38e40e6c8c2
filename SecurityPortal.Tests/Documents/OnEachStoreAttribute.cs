using System.Reflection;
using Xunit.Sdk;

namespace SecurityPortal.Tests.Documents;

/// <summary>Runs a theory over the disk and over a bucket, with each of the values where some are given.</summary>
public sealed class OnEachStoreAttribute(params int[] values) : DataAttribute
{
    public IReadOnlyList<int> Values { get; } = values;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => new[] { "Disk", "S3" }
        .SelectMany(store => Values.Count == 0 ? [[store]] : Values.Select(v => new object[] { store, v }));
}
